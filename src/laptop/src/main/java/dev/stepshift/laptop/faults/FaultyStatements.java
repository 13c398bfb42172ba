package dev.stepshift.laptop.faults;

import dev.stepshift.redshift.data.RunningStatement;
import dev.stepshift.redshift.data.StatementPoint;
import dev.stepshift.redshift.data.StatementWatcher;
import dev.stepshift.redshift.run.StatementFailed;
import java.util.Optional;

/** Faults in the warehouse, while a statement runs. */
public final class FaultyStatements implements StatementWatcher {

  private static final String LOST = "FATAL: terminating connection due to administrator command";
  private static final String CONFLICT =
      "ERROR: 1023\n  Detail: Serializable isolation violation on table - 1, transactions forming"
          + " the cycle are: 1, 2 (pid:1)";

  private static final String UNAVAILABLE = "FATAL: the database system is starting up";
  private static final String SOURCE_BUSY =
      "ERROR: S3ServiceException:Please reduce your request rate.,Status 503,Error SlowDown,Rid 1";

  private final Faults faults;

  public FaultyStatements(Faults faults) {
    this.faults = faults;
  }

  @Override
  public void reached(StatementPoint point, RunningStatement statement) throws StatementFailed {
    Optional<StatementFault> struck =
        faults.strike(
            StatementFault.class,
            fault -> fault.point() == point && fault.steps().takesStatement(statement.name()),
            statement.name());
    if (struck.isEmpty()) {
      return;
    }
    switch (struck.get().kind()) {
      case CANCEL -> statement.cancel();
      case CONFLICT -> throw new StatementFailed(CONFLICT);
      case UNAVAILABLE -> throw new StatementFailed(UNAVAILABLE);
      case SOURCE_BUSY -> throw new StatementFailed(SOURCE_BUSY);
      case FAIL -> throw new StatementFailed("ERROR: Injected into " + statement.name());
      case SLOW -> statement.pause(struck.get().pause());
      case KILL -> {
        statement.kill();
        if (point == StatementPoint.COMMITTED) {
          // The commit went through, and nobody was told.
          throw new StatementFailed(LOST);
        }
      }
    }
  }
}
