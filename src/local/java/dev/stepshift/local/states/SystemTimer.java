package dev.stepshift.local.states;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The real clock. */
public final class SystemTimer implements Timer, AutoCloseable {

  private final ScheduledExecutorService alarms =
      Executors.newSingleThreadScheduledExecutor(SystemTimer::daemon);

  @Override
  public Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public double random() {
    return ThreadLocalRandom.current().nextDouble();
  }

  @Override
  public Alarm schedule(Duration delay, Runnable work) {
    Future<?> scheduled =
        alarms.schedule(work, Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
    return () -> scheduled.cancel(false);
  }

  @Override
  public void close() {
    alarms.shutdownNow();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "states-timer");
    thread.setDaemon(true);
    return thread;
  }
}
