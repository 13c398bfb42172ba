package dev.stepshift.redshift;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.aws.http.AwsJsonService;
import dev.stepshift.redshift.copy.CopyRunner;
import dev.stepshift.redshift.data.DataApi;
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
   * @param events takes an EventBridge event for each statement that was submitted with WithEvent,
   *     after DescribeStatement shows its last state
   */
  public RedshiftDataService(
      Settings settings, Warehouse warehouse, CopyRunner copies, Consumer<ObjectNode> events) {
    this(settings, warehouse, copies, events, StatementWatcher.NONE);
  }

  /**
   * @param watcher has a say while batches run
   */
  public RedshiftDataService(
      Settings settings,
      Warehouse warehouse,
      CopyRunner copies,
      Consumer<ObjectNode> events,
      StatementWatcher watcher) {
    this.api =
        new DataApi(
            settings,
            warehouse,
            copies,
            events,
            Clock.systemUTC(),
            MOST_ACTIVE_STATEMENTS,
            watcher);
  }

  RedshiftDataService(
      Settings settings,
      Warehouse warehouse,
      CopyRunner copies,
      Consumer<ObjectNode> events,
      Clock clock,
      int mostActive) {
    this.api =
        new DataApi(settings, warehouse, copies, events, clock, mostActive, StatementWatcher.NONE);
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
