package dev.stepshift.redshift.data;

import dev.stepshift.redshift.run.StatementFailed;

/** Has a say while statements run: the place for faults. */
@FunctionalInterface
public interface StatementWatcher {

  StatementWatcher NONE = (point, statement) -> {};

  /**
   * Called on the statement's own thread.
   *
   * @throws StatementFailed to have it fail here
   */
  void reached(StatementPoint point, RunningStatement statement) throws StatementFailed;
}
