package dev.stepshift.states.run;

import dev.stepshift.states.concurrent.Cancellation;
import dev.stepshift.states.concurrent.Promise;
import dev.stepshift.states.concurrent.Stopped;
import dev.stepshift.states.integration.StateFailure;
import dev.stepshift.states.run.WorkflowRun.Status;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Runs the unfinished ones of several workflows, so many at a time; the first failure stops the
 * others.
 */
final class Branches {

  /** Told as a workflow begins and ends, on its thread. */
  interface Watcher {

    void started(int index, WorkflowRun workflow);

    void ended(int index, WorkflowRun workflow);
  }

  private final WorkflowRunner workflows;
  private final StateRun run;
  private final Watcher watcher;
  private final Cancellation together;
  private final Promise<Boolean> done;
  private final Queue<Integer> open = new ArrayDeque<>();
  private @Nullable StateFailure failure;
  private @Nullable RuntimeException bug;
  private int running;

  Branches(WorkflowRunner workflows, StateRun run, Watcher watcher) {
    this.workflows = workflows;
    this.run = run;
    this.watcher = watcher;
    this.together = run.cancellation.child();
    this.done = new Promise<>(run.timer());
  }

  /**
   * Runs them all.
   *
   * @throws StateFailure the first failure, after all have come to rest
   */
  void run(List<WorkflowRun> children, int atOnce) {
    for (int index = 0; index < children.size(); index++) {
      if (children.get(index).status != Status.SUCCEEDED) {
        open.add(index);
      }
    }
    if (open.isEmpty()) {
      return;
    }
    running = Math.min(atOnce, open.size());
    for (int worker = running; worker > 0; worker--) {
      run.execution.engine().workers().start(() -> work(children));
    }
    // The siblings hear of a cancellation themselves; here we wait until they have come to rest.
    done.await(new Cancellation());
    together.cancel();
    run.cancellation.check();
    run.workflow.lastEvent =
        children.stream().mapToLong(child -> child.lastEvent).max().orElse(run.workflow.lastEvent);
    if (bug != null) {
      throw bug;
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void work(List<WorkflowRun> children) {
    try {
      for (Integer index = take(); index != null; index = take()) {
        runOne(index, children.get(index));
      }
    } finally {
      rest();
    }
  }

  private void runOne(int index, WorkflowRun workflow) {
    try {
      watcher.started(index, workflow);
      workflows.run(run.execution, workflow, together);
      watcher.ended(index, workflow);
    } catch (StateFailure failed) {
      fail(failed);
      tellEnd(index, workflow);
      together.cancel();
    } catch (Stopped stopped) {
      tellEnd(index, workflow);
    } catch (RuntimeException error) {
      workflow.status = Status.FAILED;
      fail(error);
      together.cancel();
    }
  }

  private void tellEnd(int index, WorkflowRun workflow) {
    try {
      watcher.ended(index, workflow);
    } catch (StateFailure | Stopped closed) {
      // The history takes no more events; the end of the execution is in it.
      together.cancel();
    }
  }

  private synchronized @Nullable Integer take() {
    return together.isCancelled() ? null : open.poll();
  }

  private synchronized void fail(RuntimeException error) {
    if (error instanceof StateFailure failed) {
      failure = failure == null ? failed : failure;
    } else {
      bug = bug == null ? error : bug;
    }
  }

  private void rest() {
    boolean last;
    synchronized (this) {
      running--;
      last = running == 0;
    }
    if (last) {
      done.complete(true);
    }
  }
}
