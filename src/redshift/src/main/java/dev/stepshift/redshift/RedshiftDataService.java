package dev.stepshift.redshift;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.aws.http.AwsJsonService;
import dev.stepshift.redshift.copy.CopyRunner;
import dev.stepshift.redshift.data.DataApi;
import dev.stepshift.redshift.data.DataApiSettings;
import dev.stepshift.redshift.data.StatementWatcher;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * The Amazon Redshift Data API over the local warehouse: statements run in the background and end
 * with an event, as on AWS. Results stay in memory for 24 hours.
 */
public final class RedshiftDataService implements AwsJsonService, AutoCloseable {

  private static final int MOST_ACTIVE_STATEMENTS = 500;

  private final DataApi api;

  /**
   * @param settings whose database must be the warehouse's
   * @param events takes an EventBridge event for each statement that was submitted with WithEvent,
   *     after DescribeStatement shows its last state
   */
  public RedshiftDataService(
      DataApiSettings settings,
      Warehouse warehouse,
      CopyRunner copies,
      Consumer<ObjectNode> events) {
    this(settings, warehouse, copies, events, StatementWatcher.NONE);
  }

  /**
   * @param watcher has a say while statements run
   */
  public RedshiftDataService(
      DataApiSettings settings,
      Warehouse warehouse,
      CopyRunner copies,
      Consumer<ObjectNode> events,
      StatementWatcher watcher) {
    this(settings, warehouse, copies, events, watcher, Clock.systemUTC(), MOST_ACTIVE_STATEMENTS);
  }

  RedshiftDataService(
      DataApiSettings settings,
      Warehouse warehouse,
      CopyRunner copies,
      Consumer<ObjectNode> events,
      StatementWatcher watcher,
      Clock clock,
      int mostActive) {
    if (!settings.database().equals(warehouse.database())) {
      throw new IllegalArgumentException(
          "The warehouse has the database "
              + warehouse.database()
              + ", not "
              + settings.database());
    }
    this.api = new DataApi(settings, warehouse, copies, events, clock, mostActive, watcher);
  }

  @Override
  public String targetPrefix() {
    return "RedshiftData";
  }

  @Override
  public ObjectNode call(String action, ObjectNode request) {
    return api.call(action, request);
  }

  /** Returns when a statement has ended, or when this thread is interrupted. */
  public void awaitEnd(String statementId) {
    api.awaitEnd(statementId);
  }

  /** How many statements have not ended. */
  public long statementsActive() {
    return api.statementsActive();
  }

  /** How many calls submitted a statement; a repeated ClientToken submits nothing. */
  public long statementsSubmitted() {
    return api.statementsSubmitted();
  }

  /** How many SQL texts were run, those of batches counted one by one. */
  public long sqlsRun() {
    return api.sqlsRun();
  }

  /** Cancels what runs and waits for its end. */
  @Override
  public void close() {
    api.close();
  }
}
