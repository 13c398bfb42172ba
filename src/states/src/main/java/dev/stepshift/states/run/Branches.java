package dev.stepshift.states.run;

import dev.stepshift.states.StateFailure;
import dev.stepshift.states.run.Frame.Status;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * Runs the unfinished ones of several frames, so many at a time; the first failure stops the
 * others.
 */
final class Branches {

  /** Told as a frame begins and ends, on the frame's thread. */
  interface Watcher {

    void started(int index, Frame frame);

    void ended(int index, Frame frame);
  }

  private final FrameRunner frames;
  private final Visit visit;
  private final Watcher watcher;
  private final Cancellation together;
  private final Parked<Boolean> done;
  private final Queue<Integer> open = new ArrayDeque<>();
  private StateFailure failure;
  private RuntimeException bug;
  private int running;

  Branches(FrameRunner frames, Visit visit, Watcher watcher) {
    this.frames = frames;
    this.visit = visit;
    this.watcher = watcher;
    this.together = visit.cancellation.child();
    this.done = new Parked<>(visit.timer());
  }

  /**
   * Runs them all.
   *
   * @throws StateFailure the first failure, after all have come to rest
   */
  void run(List<Frame> children, int atOnce) {
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
      visit.execution.engine().workers().start(() -> work(children));
    }
    // The siblings hear of a cancellation themselves; here we wait until they have come to rest.
    done.await(new Cancellation());
    together.cancel();
    visit.cancellation.check();
    visit.frame.lastEvent =
        children.stream().mapToLong(child -> child.lastEvent).max().orElse(visit.frame.lastEvent);
    if (bug != null) {
      throw bug;
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void work(List<Frame> children) {
    try {
      for (Integer index = take(); index != null; index = take()) {
        runOne(index, children.get(index));
      }
    } finally {
      rest();
    }
  }

  private void runOne(int index, Frame frame) {
    try {
      watcher.started(index, frame);
      frames.run(visit.execution, frame, together);
      watcher.ended(index, frame);
    } catch (StateFailure failed) {
      fail(failed);
      tellEnd(index, frame);
      together.cancel();
    } catch (Stopped stopped) {
      tellEnd(index, frame);
    } catch (RuntimeException error) {
      frame.status = Status.FAILED;
      fail(error);
      together.cancel();
    }
  }

  private void tellEnd(int index, Frame frame) {
    try {
      watcher.ended(index, frame);
    } catch (StateFailure | Stopped closed) {
      // The history takes no more events; the end of the execution is in it.
      together.cancel();
    }
  }

  private synchronized Integer take() {
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
