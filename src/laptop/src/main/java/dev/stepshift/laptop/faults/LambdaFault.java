package dev.stepshift.laptop.faults;

/**
 * A function that fails.
 *
 * @param function such as {@code render-sql}; empty for any
 * @param place of the load that it works for; the functions of the run work for none
 * @param error a name that begins with {@code Lambda.} is the service's, any other the function's
 * @param moment never {@link Moment#DURING}
 */
public record LambdaFault(String function, Place place, String error, Moment moment)
    implements Fault {

  static final String USUAL_ERROR = "Lambda.ServiceException";

  @Override
  public String words() {
    return "fail-lambda"
        + (function.isEmpty() ? "" : "@" + function)
        + place.words()
        + FaultWords.at(moment)
        + FaultWords.error(error);
  }
}
