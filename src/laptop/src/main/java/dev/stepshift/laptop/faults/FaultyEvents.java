package dev.stepshift.laptop.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Faults on the way to the event bus. */
public final class FaultyEvents implements Consumer<ObjectNode>, AutoCloseable {

  private final Faults faults;
  private final Consumer<ObjectNode> bus;
  private final AtomicInteger pending = new AtomicInteger();
  private final ScheduledExecutorService late =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "late-events");
            thread.setDaemon(true);
            return thread;
          });

  public FaultyEvents(Faults faults, Consumer<ObjectNode> bus) {
    this.faults = faults;
    this.bus = bus;
  }

  @Override
  public void accept(ObjectNode event) {
    Optional<EventFault> fault =
        faults.strike(EventFault.class, candidate -> concerns(candidate, event), where(event));
    if (fault.isEmpty()) {
      bus.accept(event);
      return;
    }
    switch (fault.get().kind()) {
      case DROP -> {
        // Nobody hears of it.
      }
      case DOUBLE -> {
        bus.accept(event);
        bus.accept(event);
      }
      case DELAY -> {
        // close() drops what has not come by then.
        pending.incrementAndGet();
        Future<?> unused =
            late.schedule(
                () -> deliverLate(event), fault.get().delay().toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  private void deliverLate(ObjectNode event) {
    try {
      bus.accept(event);
    } finally {
      pending.decrementAndGet();
    }
  }

  /** How many late events are yet to come. */
  public int pending() {
    return pending.get();
  }

  private static boolean concerns(EventFault fault, ObjectNode event) {
    return event.path("source").asText().equals(fault.subject().source())
        && (fault.subject() == EventFault.Subject.RUN
            ? isToldToTrackRun(event)
            : fault.steps().takesStatement(event.at("/detail/statementName").asText()));
  }

  /** Children and undisturbed runs send events too, which no rule takes. */
  private static boolean isToldToTrackRun(ObjectNode event) {
    String status = event.at("/detail/status").asText();
    boolean isRun = DeployedMachine.of(event.at("/detail/stateMachineArn").asText()).isTracked();
    return isRun
        && (status.equals("RUNNING")
            ? event.at("/detail/redriveCount").asInt() > 0
            : !status.equals("SUCCEEDED"));
  }

  private static String where(ObjectNode event) {
    String statement = event.at("/detail/statementName").asText();
    return statement.isEmpty()
        ? event.at("/detail/name").asText() + " " + event.at("/detail/status").asText()
        : statement;
  }

  @Override
  public void close() {
    late.shutdownNow();
  }
}
