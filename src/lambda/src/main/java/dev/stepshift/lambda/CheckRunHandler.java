package dev.stepshift.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.stepshift.check.CheckRun;
import dev.stepshift.check.RunOutcomes;
import dev.stepshift.check.RunVerdict;
import jakarta.inject.Named;

/** Serves {@link CheckRun} as a Lambda. */
@Named("check-run")
public class CheckRunHandler implements RequestHandler<RunOutcomes, RunVerdict> {

  private final CheckRun work;

  public CheckRunHandler(CheckRun work) {
    this.work = work;
  }

  @Override
  public RunVerdict handleRequest(RunOutcomes input, Context context) {
    return work.check(input);
  }
}
