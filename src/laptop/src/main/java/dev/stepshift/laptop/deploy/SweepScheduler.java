package dev.stepshift.laptop.deploy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Starts the sweeper of each pipeline again and again, as its schedule does on AWS. */
public final class SweepScheduler implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(SweepScheduler.class);

  private final SfnClient stepFunctions;
  private final Schedule schedule;
  private final Set<String> pipelines = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "sweeps");
            thread.setDaemon(true);
            return thread;
          });

  public SweepScheduler(SfnClient stepFunctions, Schedule schedule) {
    this.stepFunctions = stepFunctions;
    this.schedule = schedule;
  }

  /**
   * When to sweep.
   *
   * @param every the pause between two sweeps
   * @param grace how long the event of a statement's end may take before it counts as lost
   */
  public record Schedule(Duration every, Duration grace) {

    /** As it is on AWS. */
    public static final Schedule DEFAULT =
        new Schedule(Duration.ofMinutes(5), Duration.ofMinutes(1));

    /** For people who watch an event get lost. */
    public static final Schedule OFTEN =
        new Schedule(Duration.ofSeconds(10), Duration.ofSeconds(5));
  }

  /** SweepScheduler a pipeline from now on; doing so twice is doing so once. */
  void start(String pipeline) {
    if (pipelines.add(pipeline)) {
      long millis = schedule.every().toMillis();
      // A sweep tells itself of its failure, and close() ends them all.
      Future<?> unused =
          timer.scheduleWithFixedDelay(
              () -> sweep(pipeline), millis, millis, TimeUnit.MILLISECONDS);
    }
  }

  private void sweep(String pipeline) {
    String input =
        new ObjectMapper()
            .createObjectNode()
            .put("pipeline", pipeline)
            .put("graceSeconds", schedule.grace().toSeconds())
            .toString();
    try {
      stepFunctions.startExecution(
          start ->
              start
                  .stateMachineArn(LocalNames.machineArn(LocalNames.SWEEP_STATEMENTS))
                  .input(input));
    } catch (RuntimeException failed) {
      // A timer that throws is not called again; the next sweep finds what this one missed.
      LOG.warnf("the sweep of %s did not start: %s", pipeline, failed.getMessage());
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
