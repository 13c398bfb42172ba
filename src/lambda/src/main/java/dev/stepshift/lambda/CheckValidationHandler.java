package dev.stepshift.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.stepshift.check.CheckValidation;
import dev.stepshift.check.ValidationResult;
import dev.stepshift.check.ValidationVerdicts;
import jakarta.inject.Named;

/** Serves {@link CheckValidation} as a Lambda. */
@Named("check-validation")
public class CheckValidationHandler
    implements RequestHandler<ValidationResult, ValidationVerdicts> {

  private final CheckValidation work;

  public CheckValidationHandler(CheckValidation work) {
    this.work = work;
  }

  @Override
  public ValidationVerdicts handleRequest(ValidationResult input, Context context) {
    return work.check(input);
  }
}
