package dev.stepshift.states.concurrent;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * One value that a thread waits for; whoever completes it first decides. The waiting thread counts
 * as idle, and as at work again from the moment of completion, so that a virtual clock cannot jump
 * in between.
 */
public final class Promise<T> {

  private final Timer timer;
  private Optional<Supplier<T>> outcome = Optional.empty();
  private int waiting;

  public Promise(Timer timer) {
    this.timer = timer;
  }

  /** Gives the value; false if it was too late. */
  public boolean complete(T result) {
    return finish(() -> result);
  }

  /** Fails the waiting; false if it was too late. */
  public boolean fail(RuntimeException error) {
    return finish(
        () -> {
          throw error;
        });
  }

  /**
   * Waits.
   *
   * @throws Stopped if cancelled meanwhile
   */
  public T await(Cancellation cancellation) {
    Runnable stop = () -> fail(new Stopped());
    cancellation.whenCancelled(stop);
    try {
      return await();
    } finally {
      cancellation.forget(stop);
    }
  }

  private synchronized T await() {
    boolean interrupted = false;
    if (outcome.isEmpty()) {
      waiting++;
      timer.working(-1);
      while (outcome.isEmpty()) {
        try {
          wait();
        } catch (InterruptedException shutdown) {
          interrupted = true;
          fail(new Stopped());
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return outcome.get().get();
  }

  private synchronized boolean finish(Supplier<T> supplier) {
    if (outcome.isPresent()) {
      return false;
    }
    outcome = Optional.of(supplier);
    if (waiting > 0) {
      timer.working(waiting);
      notifyAll();
    }
    return true;
  }
}
