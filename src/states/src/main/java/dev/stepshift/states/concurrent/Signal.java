package dev.stepshift.states.concurrent;

import java.util.ArrayList;
import java.util.List;

/** Something that happens once: who listens is told then, and who comes later at once. */
public final class Signal {

  private final List<Runnable> listeners = new ArrayList<>();
  private boolean given;

  /** Tells the listeners, in the order in which they came; does nothing the second time. */
  public void give() {
    List<Runnable> told;
    synchronized (this) {
      if (given) {
        return;
      }
      given = true;
      told = List.copyOf(listeners);
      listeners.clear();
    }
    told.forEach(Runnable::run);
  }

  public synchronized boolean isGiven() {
    return given;
  }

  /** Runs the listener when the signal is given, at once if it was. */
  public void whenGiven(Runnable listener) {
    synchronized (this) {
      if (!given) {
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
