package dev.stepshift.laptop.faults;

/**
 * A function that fails.
 *
 * @param function such as {@code render-sql}; empty for any
 * @param steps of the load that it works for; the functions of the run work for none
 * @param error a name that begins with {@code Lambda.} is the service's, any other the function's
 * @param point never {@link InjectionPoint#DURING}
 */
public record LambdaFault(String function, StepSelector steps, String error, InjectionPoint point)
    implements Fault {

  private static final String USUAL_ERROR = "Lambda.ServiceException";

  static LambdaFault of(FaultSpec spec) {
    return new LambdaFault(
        spec.subject("function", FaultCatalog.FUNCTIONS),
        spec.steps(),
        spec.error(USUAL_ERROR),
        spec.at());
  }

  @Override
  public String spec() {
    return "fail-lambda"
        + (function.isEmpty() ? "" : "@" + function)
        + steps.spec()
        + SpecText.at(point)
        + SpecText.error(error);
  }
}
