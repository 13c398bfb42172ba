package dev.stepshift.states.concurrent;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The real clock; pauses and time limits may be shortened, so that tests need not sit them out. */
public final class SystemTimer implements Timer, AutoCloseable {

  private final ScheduledExecutorService alarms =
      Executors.newSingleThreadScheduledExecutor(SystemTimer::daemon);

  private final Pace pace;

  /** With every delay as it is. */
  public SystemTimer() {
    this(Pace.REAL);
  }

  public SystemTimer(Pace pace) {
    this.pace = pace;
  }

  /**
   * How many times shorter delays are.
   *
   * @param pauses of Wait states and before retries
   * @param limits of Tasks and executions
   */
  public record Pace(int pauses, int limits) {

    public static final Pace REAL = new Pace(1, 1);
  }

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
    return alarm(delay.dividedBy(pace.limits()), work);
  }

  @Override
  public Alarm pause(Duration delay, Runnable work) {
    return alarm(delay.dividedBy(pace.pauses()), work);
  }

  private Alarm alarm(Duration delay, Runnable work) {
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
