package dev.stepshift.laptop.faults;

/**
 * A call that the Redshift Data API does not answer as it should.
 *
 * @param action such as {@code BatchExecuteStatement}
 * @param error what it answers: the name of the API's exception
 * @param moment never {@link Moment#DURING}
 */
public record ApiFault(String action, Place place, String error, Moment moment) implements Fault {

  static final String SUBMIT = "BatchExecuteStatement";
  static final String THROTTLED = "ThrottlingException";
  static final String TOO_MANY = "ActiveStatementsExceededException";
  static final String BROKEN = "InternalServerException";

  /** What AWS answers when it does not take a call, or when its answer is lost. */
  static String usualError(String action, Moment moment) {
    if (moment != Moment.BEFORE) {
      return BROKEN;
    }
    return action.equals(SUBMIT) ? TOO_MANY : THROTTLED;
  }

  @Override
  public String words() {
    return "throttle@" + action + place.words() + FaultWords.at(moment) + FaultWords.error(error);
  }
}
