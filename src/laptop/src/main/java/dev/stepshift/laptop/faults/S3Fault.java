package dev.stepshift.laptop.faults;

/**
 * A call of a function to S3 that fails, after the SDK's own retries.
 *
 * @param action such as {@code GetObject}; empty for any
 * @param point never {@link InjectionPoint#DURING}
 */
public record S3Fault(String action, InjectionPoint point) implements Fault {

  static S3Fault of(FaultSpec spec) {
    return new S3Fault(spec.subject("action", FaultCatalog.S3_ACTIONS), spec.at());
  }

  @Override
  public String spec() {
    return "fail-s3" + (action.isEmpty() ? "" : "@" + action) + SpecText.at(point);
  }
}
