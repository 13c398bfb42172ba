package dev.stepshift.states.concurrent;

/**
 * One value that a thread waits for; whoever completes it first decides. The waiting thread counts
 * as idle, and as at work again from the moment of completion, so that a virtual clock cannot jump
 * in between.
 */
public final class Promise<T> {

  private final Timer timer;
  private T value;
  private RuntimeException failure;
  private boolean done;
  private int waiting;

  public Promise(Timer timer) {
    this.timer = timer;
  }

  /** Gives the value; false if it was too late. */
  public boolean complete(T result) {
    return finish(result, null);
  }

  /** Fails the waiting; false if it was too late. */
  public boolean fail(RuntimeException error) {
    return finish(null, error);
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
    if (!done) {
      waiting++;
      timer.working(-1);
      while (!done) {
        try {
          wait();
        } catch (InterruptedException shutdown) {
          interrupted = true;
          finish(null, new Stopped());
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw failure;
    }
    return value;
  }

  private synchronized boolean finish(T result, RuntimeException error) {
    if (done) {
      return false;
    }
    done = true;
    value = result;
    failure = error;
    if (waiting > 0) {
      timer.working(waiting);
      notifyAll();
    }
    return true;
  }
}
