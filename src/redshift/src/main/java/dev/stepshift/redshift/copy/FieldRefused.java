package dev.stepshift.redshift.copy;

/** A field that its column does not take. Thrown for data, so it carries no stack trace. */
final class FieldRefused extends Exception {

  private final transient Defect defect;

  FieldRefused(Defect defect) {
    super(defect.reason(), null, false, false);
    this.defect = defect;
  }

  Defect defect() {
    return defect;
  }
}
