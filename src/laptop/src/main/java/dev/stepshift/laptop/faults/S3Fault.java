package dev.stepshift.laptop.faults;

/**
 * A call of a function to S3 that fails, after the SDK's own retries.
 *
 * @param action such as {@code GetObject}; empty for any
 * @param moment never {@link Moment#DURING}
 */
public record S3Fault(String action, Moment moment) implements Fault {

  @Override
  public String words() {
    return "fail-s3" + (action.isEmpty() ? "" : "@" + action) + FaultWords.at(moment);
  }
}
