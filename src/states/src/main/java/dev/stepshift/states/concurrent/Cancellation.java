package dev.stepshift.states.concurrent;

import java.util.ArrayList;
import java.util.List;

/** Tells work, and all work within it, that it should stop. */
public final class Cancellation {

  private final List<Runnable> listeners = new ArrayList<>();
  private boolean cancelled;

  /** Work within this one: cancelled with it, or alone. */
  public Cancellation child() {
    Cancellation child = new Cancellation();
    Runnable forward = child::cancel;
    whenCancelled(forward);
    child.whenCancelled(() -> forget(forward));
    return child;
  }

  public void cancel() {
    List<Runnable> told;
    synchronized (this) {
      if (cancelled) {
        return;
      }
      cancelled = true;
      told = List.copyOf(listeners);
      listeners.clear();
    }
    told.forEach(Runnable::run);
  }

  public synchronized boolean isCancelled() {
    return cancelled;
  }

  public void check() {
    if (isCancelled()) {
      throw new Stopped();
    }
  }

  /** Runs the listener on cancellation, at once if that was before. */
  public void whenCancelled(Runnable listener) {
    synchronized (this) {
      if (!cancelled) {
        listeners.add(listener);
        return;
      }
    }
    listener.run();
  }

  public synchronized void forget(Runnable listener) {
    listeners.remove(listener);
  }
}
