package dev.stepshift.states.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.states.concurrent.Cancellation;
import dev.stepshift.states.concurrent.Promise;
import dev.stepshift.states.concurrent.Signal;
import dev.stepshift.states.concurrent.Stopped;
import dev.stepshift.states.concurrent.Timer;
import dev.stepshift.states.integration.StateFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/** One execution of a machine, from its start through all its redrives. */
public final class Execution {

  /** An Express execution is ended by AWS after five minutes. */
  private static final long EXPRESS_SECONDS = 300;

  private static final Logger LOG = Logger.getLogger(Execution.class);
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Engine engine;
  private final StateMachine machine;
  private final String arn;
  private final String name;
  private final JsonNode input;
  private final Instant startedAt;
  private final ExecutionHistory history;
  private final WorkflowRun top;
  private final Consumer<Execution> changed;

  private ExecutionSnapshot snapshot = ExecutionSnapshot.started();
  private Cancellation cancellation = new Cancellation();

  /** Given after the end is counted, so that whoever has seen it finds it in the usage. */
  private Signal ended = new Signal();

  private Promise<Boolean> atRest;
  private Timer.Alarm timeout = () -> {};

  /**
   * Prepares an execution; {@link #start} runs it.
   *
   * @param changed told of each change of status, on whatever thread it happens
   */
  public Execution(
      Engine engine,
      StateMachine machine,
      String arn,
      String name,
      JsonNode input,
      Consumer<Execution> changed) {
    this.engine = engine;
    this.machine = machine;
    this.arn = arn;
    this.name = name;
    this.input = input;
    this.changed = changed;
    this.startedAt = engine.timer().now();
    this.history = new ExecutionHistory(engine.timer(), !machine.express());
    this.top =
        new WorkflowRun(machine.definition().workflow(), input, Optional.empty(), Optional.empty());
    this.atRest = new Promise<>(engine.timer());
  }

  public void start() {
    ObjectNode details =
        EventDetails.input(EventDetails.object(), input).put("roleArn", machine.roleArn());
    history.addOfExecution("ExecutionStarted", 0, "executionStartedEventDetails", details);
    launch();
  }

  /** Ends it as ABORTED; false if it had ended before. */
  public boolean stop(Optional<String> stopError, Optional<String> stopCause) {
    ObjectNode details = EventDetails.object();
    stopError.ifPresent(text -> details.put("error", text));
    stopCause.ifPresent(text -> details.put("cause", text));
    return end(
        running -> running.ended(ExecutionStatus.ABORTED, now(), stopError, stopCause),
        () ->
            history.addOfExecution("ExecutionAborted", 0, "executionAbortedEventDetails", details));
  }

  /**
   * Runs what did not succeed once more. The caller has checked that the execution may be redriven.
   */
  public void redrive() {
    // The threads of the attempt before were told to stop, and do so at once.
    atRest.await(new Cancellation());
    synchronized (this) {
      snapshot = snapshot.redriven(now());
      cancellation = new Cancellation();
      ended = new Signal();
      atRest = new Promise<>(engine.timer());
      history.reopen();
      history.countTransition();
      top.lastEvent =
          history.addOfExecution(
              "ExecutionRedriven",
              history.size(),
              "executionRedrivenEventDetails",
              EventDetails.object().put("redriveCount", snapshot.redriveCount()));
    }
    launch();
  }

  /** Runs the listener when the execution ends, at once if it has. */
  public void whenEnded(Runnable listener) {
    Signal current;
    synchronized (this) {
      current = ended;
    }
    current.whenGiven(listener);
  }

  private void launch() {
    Cancellation current = cancellation;
    Promise<Boolean> resting = atRest;
    timeoutSeconds()
        .ifPresent(
            seconds ->
                timeout = engine.timer().schedule(Duration.ofSeconds(seconds), this::timeOut));
    // RUNNING is told before anything can end.
    changed.accept(this);
    engine.workers().start(() -> run(current, resting));
  }

  private Optional<Long> timeoutSeconds() {
    Optional<Long> own = machine.definition().timeoutSeconds();
    return machine.express()
        ? Optional.of(Math.min(EXPRESS_SECONDS, own.orElse(EXPRESS_SECONDS)))
        : own;
  }

  private void run(Cancellation current, Promise<Boolean> resting) {
    try {
      succeed(new WorkflowRunner().run(this, top, current));
    } catch (StateFailure failure) {
      fail(failure);
    } catch (Stopped stopped) {
      // Whoever stopped it has set the status.
      LOG.debugf("%s was stopped", arn);
    } catch (RuntimeException bug) {
      LOG.errorf(bug, "%s failed inside the interpreter", arn);
      fail(new StateFailure(StateFailure.RUNTIME, bug.toString()));
    } finally {
      resting.complete(true);
    }
  }

  private void succeed(JsonNode result) {
    end(
        running -> running.succeeded(now(), result),
        () ->
            history.addOfExecution(
                "ExecutionSucceeded",
                top.lastEvent,
                "executionSucceededEventDetails",
                EventDetails.output(EventDetails.object(), result)));
  }

  private void fail(StateFailure failure) {
    Optional<String> error = Optional.of(failure.error()).filter(text -> !text.isEmpty());
    end(
        running -> running.ended(ExecutionStatus.FAILED, now(), error, failure.causeText()),
        () ->
            history.addOfExecution(
                "ExecutionFailed",
                top.lastEvent,
                "executionFailedEventDetails",
                EventDetails.failure(EventDetails.object(), failure)));
  }

  private void timeOut() {
    end(
        running -> running.timedOut(now()),
        () ->
            history.addOfExecution(
                "ExecutionTimedOut",
                0,
                "executionTimedOutEventDetails",
                EventDetails.object().put("error", StateFailure.TIMEOUT)));
  }

  private boolean end(UnaryOperator<ExecutionSnapshot> ending, Runnable record) {
    Signal current;
    synchronized (this) {
      if (snapshot.status() != ExecutionStatus.RUNNING) {
        return false;
      }
      record.run();
      history.close();
      snapshot = ending.apply(snapshot);
      timeout.cancel();
      current = ended;
    }
    cancellation.cancel();
    try {
      changed.accept(this);
    } finally {
      current.give();
    }
    return true;
  }

  private Instant now() {
    return engine.timer().now();
  }

  ObjectNode contextOfExecution() {
    ObjectNode context = EventDetails.object();
    context.put("Id", arn);
    context.set("Input", input);
    context.put("Name", name);
    context.put("RoleArn", machine.roleArn());
    context.put("StartTime", iso(startedAt));
    ExecutionSnapshot current = snapshot();
    context.put("RedriveCount", current.redriveCount());
    current.redrivenAt().ifPresent(when -> context.put("RedriveTime", iso(when)));
    return context;
  }

  ObjectNode contextOfMachine() {
    return EventDetails.object().put("Id", machine.arn()).put("Name", machine.name());
  }

  static String iso(Instant instant) {
    return ISO.format(instant);
  }

  public synchronized ExecutionSnapshot snapshot() {
    return snapshot;
  }

  Engine engine() {
    return engine;
  }

  public StateMachine machine() {
    return machine;
  }

  public String arn() {
    return arn;
  }

  public String name() {
    return name;
  }

  public JsonNode input() {
    return input;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public ExecutionHistory history() {
    return history;
  }
}
