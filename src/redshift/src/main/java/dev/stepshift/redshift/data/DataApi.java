package dev.stepshift.redshift.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.aws.http.AwsError;
import dev.stepshift.redshift.copy.CopyRunner;
import dev.stepshift.redshift.postgres.ConnectionSource;
import dev.stepshift.redshift.run.ResultTable;
import dev.stepshift.redshift.run.Sessions;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The operations of the Redshift Data API over one local warehouse. */
public final class DataApi implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(DataApi.class);

  private static final long LOOK_AGAIN_MILLIS = 5;

  private final ObjectMapper json = new ObjectMapper();
  private final Clock clock;
  private final int mostActive;
  private final RequestReader requests;
  private final StatementStore store;
  private final StatementJson statements = new StatementJson();
  private final ResultPages pages = new ResultPages();
  private final StatementList list;
  private final CatalogCalls catalog;
  private final StatementEvent event;
  private final Sessions sessions;
  private final KeptSessions keptSessions;
  private final StatementRunner runner;
  private final Consumer<ObjectNode> events;
  private final AtomicLong submitted = new AtomicLong();

  /**
   * @param mostActive the limit of statements that have not ended
   * @param events takes the event of each statement that was submitted WithEvent
   * @param watcher has a say while statements run
   */
  public DataApi(
      DataApiSettings settings,
      ConnectionSource connections,
      CopyRunner copies,
      Consumer<ObjectNode> events,
      Clock clock,
      int mostActive,
      StatementWatcher watcher) {
    this.clock = clock;
    this.mostActive = mostActive;
    this.events = events;
    this.requests = new RequestReader(settings);
    this.store = new StatementStore(clock);
    this.list = new StatementList(store, statements);
    this.catalog = new CatalogCalls(connections, settings.database(), requests);
    this.event = new StatementEvent(settings);
    this.sessions = new Sessions(connections, copies);
    this.keptSessions = new KeptSessions(sessions, clock);
    this.runner =
        new StatementRunner(sessions, keptSessions, settings.database(), this::ended, watcher);
  }

  /** Answers one operation. */
  public ObjectNode call(String action, ObjectNode request) {
    return switch (action) {
      case "ExecuteStatement" -> submit(requests.single(request));
      case "BatchExecuteStatement" -> submit(requests.batch(request));
      case "DescribeStatement" -> describe(id(request));
      case "GetStatementResult" -> result(request, "JSON");
      case "GetStatementResultV2" -> result(request, "CSV");
      case "CancelStatement" -> cancel(id(request));
      case "ListStatements" -> list.answer(request);
      case "ListDatabases" -> catalog.databases(request);
      case "ListSchemas" -> catalog.schemas(request);
      case "ListTables" -> catalog.tables(request);
      case "DescribeTable" -> catalog.table(request);
      default ->
          throw new AwsError(
              "UnknownOperationException", action + " is not available in local mode.");
    };
  }

  /** Returns when a statement has ended, or when this thread is interrupted. */
  public void awaitEnd(String id) {
    SubmittedStatement statement = store.get(id);
    try {
      while (!statement.status().ended()) {
        Thread.sleep(LOOK_AGAIN_MILLIS);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  /** How many statements have not ended. */
  public long statementsActive() {
    return store.activeStatements();
  }

  /** How many calls submitted a statement that was new. */
  public long statementsSubmitted() {
    return submitted.get();
  }

  /** How many SQL texts were run, those of batches one by one. */
  public long sqlsRun() {
    return runner.sqlsRun();
  }

  private ObjectNode submit(StatementRequest request) {
    AtomicReference<Runnable> run = new AtomicReference<>();
    SubmittedStatement statement =
        store.add(
            request.clientToken(),
            mostActive,
            () -> {
              Optional<KeptSessions.Kept> kept = keptSessions.of(request);
              SubmittedStatement made = new SubmittedStatement(request, clock);
              kept.ifPresent(session -> made.runsInSession(session.id()));
              run.set(() -> runner.submit(made, kept));
              return made;
            });
    if (run.get() != null) {
      submitted.incrementAndGet();
      run.get().run();
    }
    return statements.accepted(statement);
  }

  private void ended(SubmittedStatement statement) {
    if (!statement.request().withEvent()) {
      return;
    }
    try {
      events.accept(event.of(statement));
    } catch (RuntimeException refused) {
      LOG.errorf(refused, "the event of statement %s was not taken", statement.id());
    }
  }

  private ObjectNode describe(String id) {
    SubmittedStatement statement = store.get(id);
    return id.equals(statement.id())
        ? statements.described(statement)
        : statements.described(subStatement(statement, id));
  }

  private ObjectNode result(ObjectNode request, String format) {
    String id = id(request);
    SubmittedStatement statement = store.get(id);
    SubStatement subStatement = subStatement(statement, id);
    if (!statement.request().resultFormat().equals(format)) {
      throw RequestReader.invalid(
          "The statement was submitted for results in "
              + statement.request().resultFormat()
              + ", which this operation does not answer");
    }
    ResultTable table =
        subStatement
            .resultSet()
            .filter(rows -> subStatement.status() == StatementStatus.FINISHED)
            .orElseThrow(
                () ->
                    RequestReader.notFound(
                        "Query does not have result. Please check query status with"
                            + " DescribeStatement.",
                        id));
    int from = PageToken.offset(RequestReader.text(request, "NextToken"));
    if (from > table.rows().size()) {
      throw RequestReader.invalid("NextToken is not one of this result");
    }
    return format.equals("CSV") ? pages.csv(table, from) : pages.records(table, from);
  }

  private static SubStatement subStatement(SubmittedStatement statement, String id) {
    if (!id.equals(statement.id())) {
      return statement.subStatements().stream()
          .filter(p -> p.id().equals(id))
          .findFirst()
          .orElseThrow();
    }
    if (statement.request().batch()) {
      throw RequestReader.invalid(
          "The result of a batch is read by the id of one of its statements, " + id + ":1 and up");
    }
    return statement.subStatements().get(0);
  }

  private ObjectNode cancel(String id) {
    SubmittedStatement statement = store.get(id);
    if (!runner.cancel(statement)) {
      throw RequestReader.invalid(
          "Could not cancel a query that is already in "
              + statement.status()
              + " state with ID: "
              + id);
    }
    return json.createObjectNode().put("Status", true);
  }

  private static String id(ObjectNode request) {
    String id =
        RequestReader.text(request, "Id")
            .orElseThrow(() -> RequestReader.invalid("Id must not be null"));
    if (!id.matches("[a-z0-9]{8}(-[a-z0-9]{4}){3}-[a-z0-9]{12}(:\\d+)?")) {
      throw RequestReader.invalid("Id is not the id of a statement: " + id);
    }
    return id;
  }

  /** Cancels what runs and ends all sessions; the warehouse stays. */
  @Override
  public void close() {
    store.newestFirst().forEach(runner::cancel);
    runner.close();
    keptSessions.close();
    sessions.close();
  }
}
