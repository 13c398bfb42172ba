package dev.stepshift.laptop.faults;

/**
 * A call that the Redshift Data API does not answer as it should.
 *
 * @param action such as {@code BatchExecuteStatement}
 * @param error what it answers: the name of the API's exception
 * @param point never {@link InjectionPoint#DURING}
 */
public record ApiFault(String action, StepSelector steps, String error, InjectionPoint point)
    implements Fault {

  private static final String SUBMIT = "BatchExecuteStatement";
  private static final String THROTTLED = "ThrottlingException";
  private static final String TOO_MANY = "ActiveStatementsExceededException";
  private static final String BROKEN = "InternalServerException";

  static ApiFault of(FaultSpec spec) {
    String named = spec.subject("action", FaultCatalog.ACTIONS);
    String action = named.isEmpty() ? SUBMIT : named;
    InjectionPoint point = spec.at();
    return new ApiFault(action, spec.steps(), spec.error(usualError(action, point)), point);
  }

  /** What AWS answers when it does not take a call, or when its answer is lost. */
  private static String usualError(String action, InjectionPoint point) {
    if (point != InjectionPoint.BEFORE) {
      return BROKEN;
    }
    return action.equals(SUBMIT) ? TOO_MANY : THROTTLED;
  }

  @Override
  public String spec() {
    return "throttle@" + action + steps.spec() + SpecText.at(point) + SpecText.error(error);
  }
}
