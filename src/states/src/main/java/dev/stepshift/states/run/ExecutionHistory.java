package dev.stepshift.states.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.states.concurrent.Stopped;
import dev.stepshift.states.concurrent.Timer;
import dev.stepshift.states.integration.StateFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The events of an execution, and the bill. */
public final class ExecutionHistory {

  /** The quota; the event that ends the execution is the last one in it. */
  static final int LIMIT = 25_000;

  private final Timer timer;
  private final boolean limited;
  private final List<HistoryEvent> events = new ArrayList<>();
  private boolean closed;
  private long transitions;

  ExecutionHistory(Timer timer, boolean limited) {
    this.timer = timer;
    this.limited = limited;
  }

  /**
   * Adds an event of a state.
   *
   * @return its id
   * @throws StateFailure States.Runtime when the history is full
   * @throws Stopped when the execution has ended
   */
  synchronized long add(String type, long previous, String detailsName, ObjectNode details) {
    checkOpen();
    return append(type, previous, detailsName, Optional.of(details));
  }

  /** Adds an event that its type says all of. */
  synchronized long add(String type, long previous) {
    checkOpen();
    return append(type, previous, "", Optional.empty());
  }

  private void checkOpen() {
    if (closed) {
      throw new Stopped();
    }
    if (limited && events.size() >= LIMIT - 1) {
      throw new StateFailure(
          StateFailure.RUNTIME,
          "The execution reached the maximum number of history events (" + LIMIT + ").");
    }
  }

  /** Adds an event of the execution itself. */
  synchronized long addOfExecution(
      String type, long previous, String detailsName, ObjectNode details) {
    return append(type, previous, detailsName, Optional.of(details));
  }

  private long append(
      String type, long previous, String detailsName, Optional<ObjectNode> details) {
    long id = events.size() + 1L;
    events.add(new HistoryEvent(id, previous, timer.now(), type, detailsName, details));
    return id;
  }

  synchronized void close() {
    closed = true;
  }

  synchronized void reopen() {
    closed = false;
  }

  /** Notes a billed transition: a state entered, a retry or a redrive. */
  synchronized void countTransition() {
    transitions++;
  }

  public synchronized long transitions() {
    return transitions;
  }

  public synchronized int size() {
    return events.size();
  }

  public synchronized List<HistoryEvent> events() {
    return List.copyOf(events);
  }
}
