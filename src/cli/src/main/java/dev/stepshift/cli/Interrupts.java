package dev.stepshift.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.jboss.logging.Logger;

/** What is to be put away when Ctrl-C comes in the middle of something. */
public final class Interrupts {

  private static final Logger LOG = Logger.getLogger(Interrupts.class);

  /** Put away in time: no longer the business of Ctrl-C. */
  public interface Registration extends AutoCloseable {

    @Override
    void close();
  }

  private final Deque<Runnable> actions = new ArrayDeque<>();
  private boolean came;

  /** Later registrations run first. */
  public synchronized Registration onInterrupt(Runnable action) {
    actions.push(action);
    return () -> forget(action);
  }

  private synchronized void forget(Runnable action) {
    actions.remove(action);
  }

  public synchronized boolean came() {
    return came;
  }

  /** Runs what is registered; true when there was anything. */
  boolean interrupt() {
    Deque<Runnable> pending;
    synchronized (this) {
      came = true;
      pending = new ArrayDeque<>(actions);
      actions.clear();
    }
    for (Runnable action : pending) {
      try {
        action.run();
      } catch (RuntimeException unfinished) {
        LOG.warn("could not put everything away", unfinished);
      }
    }
    return !pending.isEmpty();
  }

  /** Waits for the process to end. */
  void await() throws InterruptedException {
    new CountDownLatch(1).await();
  }
}
