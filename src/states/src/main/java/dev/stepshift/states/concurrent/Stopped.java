package dev.stepshift.states.concurrent;

/** The work is not wanted any more: the execution was stopped, or a sibling failed. */
public final class Stopped extends RuntimeException {

  public Stopped() {
    super("stopped", null, false, false);
  }
}
