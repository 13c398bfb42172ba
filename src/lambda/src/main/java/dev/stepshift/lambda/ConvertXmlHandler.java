package dev.stepshift.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.stepshift.convert.ConversionRequest;
import dev.stepshift.convert.ConvertXml;
import dev.stepshift.convert.Converted;
import jakarta.inject.Named;

/** Serves {@link ConvertXml} as a Lambda. */
@Named("convert-xml")
public class ConvertXmlHandler implements RequestHandler<ConversionRequest, Converted> {

  private final ConvertXml work;

  public ConvertXmlHandler(ConvertXml work) {
    this.work = work;
  }

  @Override
  public Converted handleRequest(ConversionRequest input, Context context) {
    return work.convert(input);
  }
}
