package dev.stepshift.delivery;

/** What Stepshift itself keeps in the data bucket. */
final class OwnObjects {

  /** A source at the root of the bucket must not load what lies below it. */
  static final String PREFIX = "stepshift/";

  private OwnObjects() {}
}
