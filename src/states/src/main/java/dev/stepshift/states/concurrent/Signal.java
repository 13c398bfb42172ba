package dev.stepshift.states.run;

import java.util.ArrayList;
import java.util.List;

/**
 * Who waits for the end of one attempt. They are told after everybody who keeps books of it, so
 * that whoever has seen an execution end sees it counted too.
 */
final class EndListeners {

  private final List<Runnable> waiting = new ArrayList<>();
  private boolean told;

  /** Runs the listener once the end was told, at once if it was. */
  void add(Runnable listener) {
    synchronized (this) {
      if (!told) {
        waiting.add(listener);
        return;
      }
    }
    listener.run();
  }

  /** Tells the end, once. */
  void tell() {
    List<Runnable> now;
    synchronized (this) {
      told = true;
      now = List.copyOf(waiting);
      waiting.clear();
    }
    now.forEach(Runnable::run);
  }
}
