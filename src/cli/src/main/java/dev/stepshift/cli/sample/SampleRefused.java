package dev.stepshift.cli.sample;

/** A sample that cannot be delivered as asked; the message says what to ask for instead. */
public final class SampleRefused extends RuntimeException {

  public SampleRefused(String message) {
    super(message);
  }
}
