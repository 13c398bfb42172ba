package dev.stepshift.states.concurrent;

/** Tells work, and all work within it, that it should stop. */
public final class Cancellation {

  private final Signal signal = new Signal();

  /** Work within this one: cancelled with it, or alone. */
  public Cancellation child() {
    Cancellation child = new Cancellation();
    Runnable forward = child::cancel;
    whenCancelled(forward);
    child.whenCancelled(() -> forget(forward));
    return child;
  }

  public void cancel() {
    signal.give();
  }

  public boolean isCancelled() {
    return signal.isGiven();
  }

  public void check() {
    if (isCancelled()) {
      throw new Stopped();
    }
  }

  /** Runs the listener on cancellation, at once if that was before. */
  public void whenCancelled(Runnable listener) {
    signal.whenGiven(listener);
  }

  public void forget(Runnable listener) {
    signal.forget(listener);
  }
}
