package dev.stepshift.redshift.copy.error;

/** A field that its column does not take. Thrown for data, so it carries no stack trace. */
public final class FieldRefused extends Exception {

  private final transient Defect defect;

  public FieldRefused(Defect defect) {
    super(defect.reason(), null, false, false);
    this.defect = defect;
  }

  public Defect defect() {
    return defect;
  }
}
