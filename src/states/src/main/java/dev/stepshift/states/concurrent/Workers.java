package dev.stepshift.states.concurrent;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Threads for executions, branches and calls; as many as are busy. */
public final class Workers implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Workers.class);

  private final ExecutorService pool = Executors.newCachedThreadPool(Workers::daemon);
  private final Timer timer;

  public Workers(Timer timer) {
    this.timer = timer;
  }

  public void start(Runnable work) {
    timer.working(1);
    try {
      pool.execute(() -> run(work));
    } catch (RuntimeException closed) {
      timer.working(-1);
      throw closed;
    }
  }

  private void run(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException bug) {
      LOG.error("a worker of the local Step Functions failed", bug);
    } finally {
      timer.working(-1);
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "states");
    thread.setDaemon(true);
    return thread;
  }
}
