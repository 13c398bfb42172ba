package dev.stepshift.redshift;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.aws.http.AwsJsonServer;
import dev.stepshift.redshift.copy.CopyRunner;
import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.data.DataApiSettings;
import dev.stepshift.redshift.data.StatementWatcher;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/** The Data API on a loopback port with the real client in front of it. */
final class DataApiFixture implements AutoCloseable {

  static final DataApiSettings SETTINGS =
      new DataApiSettings("000000000000", "us-east-1", "local", "dev");

  private final RedshiftDataService service;
  private final AwsJsonServer server;
  private final RedshiftDataClient client;
  private final List<ObjectNode> events = new CopyOnWriteArrayList<>();

  DataApiFixture(Warehouse warehouse, int mostActive) throws IOException {
    this(warehouse, mostActive, noCopy());
  }

  DataApiFixture(Warehouse warehouse, int mostActive, CopyRunner copies) throws IOException {
    this.service =
        new RedshiftDataService(
            SETTINGS,
            warehouse,
            copies,
            events::add,
            StatementWatcher.NONE,
            Clock.systemUTC(),
            mostActive);
    this.server = AwsJsonServer.start(0, service);
    this.client =
        RedshiftDataClient.builder()
            .endpointOverride(server.endpoint())
            .region(Region.US_EAST_1)
            .httpClient(ApacheHttpClient.create())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();
  }

  private static CopyRunner noCopy() {
    return (connection, sql, query, session) -> {
      throw new CopyFailed("no files in this test");
    };
  }

  RedshiftDataClient client() {
    return client;
  }

  RedshiftDataService service() {
    return service;
  }

  List<ObjectNode> events() {
    return events;
  }

  String submit(String sql) {
    return client.executeStatement(r -> r.workgroupName("local").database("dev").sql(sql)).id();
  }

  DescribeStatementResponse run(String sql) {
    return await(submit(sql));
  }

  DescribeStatementResponse batch(String... sqls) {
    return await(
        client
            .batchExecuteStatement(r -> r.workgroupName("local").database("dev").sqls(sqls))
            .id());
  }

  DescribeStatementResponse await(String id) {
    long end = System.nanoTime() + 60_000_000_000L;
    while (System.nanoTime() < end) {
      DescribeStatementResponse answer = client.describeStatement(r -> r.id(id));
      if (List.of(StatusString.FINISHED, StatusString.FAILED, StatusString.ABORTED)
          .contains(answer.status())) {
        return answer;
      }
      pause();
    }
    throw new AssertionError("statement " + id + " does not end");
  }

  static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** The rows of a query as text, null for NULL; fails when the query does. */
  List<List<String>> query(String sql) {
    DescribeStatementResponse answer = run(sql);
    if (answer.status() != StatusString.FINISHED) {
      throw new AssertionError(sql + ": " + answer.error());
    }
    return client.getStatementResultPaginator(r -> r.id(answer.id())).stream()
        .flatMap(page -> page.records().stream())
        .map(row -> row.stream().map(DataApiFixture::text).toList())
        .toList();
  }

  String value(String sql) {
    return query(sql).get(0).get(0);
  }

  private static String text(Field field) {
    return switch (field.type()) {
      case IS_NULL -> "NULL";
      case BOOLEAN_VALUE -> field.booleanValue().toString();
      case LONG_VALUE -> field.longValue().toString();
      case DOUBLE_VALUE -> field.doubleValue().toString();
      default -> field.stringValue();
    };
  }

  @Override
  public void close() {
    client.close();
    server.close();
    service.close();
  }
}
