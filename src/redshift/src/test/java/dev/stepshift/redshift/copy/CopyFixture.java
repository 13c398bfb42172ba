package dev.stepshift.redshift.copy;

import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.s3.LocalS3;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A warehouse, an S3 and the runner between them, shared by all tests of a run. */
final class CopyFixture implements AutoCloseable {

  static final String ROLE = " iam_role default ";
  static final int SESSION = 4711;

  private final Warehouse warehouse = Warehouse.start();
  private final LocalS3 local;
  private final S3Client s3;
  private final CopyRunner runner;
  private final Connection connection;
  private long queryId = 100;

  private CopyFixture() throws IOException, SQLException {
    local = LocalS3.start(0);
    s3 = local.client();
    s3.createBucket(r -> r.bucket("data"));
    s3.createBucket(r -> r.bucket("other"));
    runner = new S3CopyRunner(s3, warehouse::connect);
    connection = warehouse.connect();
  }

  S3Client s3() {
    return s3;
  }

  Connection connection() {
    return connection;
  }

  void put(String key, String text) {
    put("data", key, text.getBytes(StandardCharsets.UTF_8));
  }

  void put(String bucket, String key, byte[] bytes) {
    s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
  }

  /** Makes an empty table {@code t}. */
  void table(String columns) throws SQLException {
    execute("drop table if exists t; create table t (" + columns + ")");
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Loads a text as the only file, into {@code t}. */
  long load(String text, String options) throws CopyFailed {
    return load(text.getBytes(StandardCharsets.UTF_8), options);
  }

  long load(byte[] bytes, String options) throws CopyFailed {
    String key = "load/" + (queryId + 1) + "/part";
    put("data", key, bytes);
    return copy("copy t from 's3://data/" + key + "'" + ROLE + options);
  }

  /** Loads a file of the test resources into {@code t}, under its own name. */
  long loadFixture(String name, String options) throws CopyFailed {
    String key = "load/" + (queryId + 1) + "/" + name;
    put("data", key, fixture(name));
    return copy("copy t from 's3://data/" + key + "'" + ROLE + options);
  }

  /** A file that another library than the readers' has written; see formats/make_fixtures.py. */
  static byte[] fixture(String name) {
    try (InputStream file = CopyFixture.class.getResourceAsStream("/formats/" + name)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long copy(String sql) throws CopyFailed {
    return runner.run(connection, sql, ++queryId, SESSION);
  }

  long lastQueryId() {
    return queryId;
  }

  /** Rows as {@code a|b}, NULL as {@code ~}. */
  List<String> rows(String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        StringJoiner row = new StringJoiner("|");
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          String value = result.getString(i);
          row.add(value == null ? "~" : value);
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }

  List<String> rows() throws SQLException {
    return rows("select * from t");
  }

  /** The errors of the last load: line|column|type|length|position|code|message. */
  List<String> errors() throws SQLException {
    return rows(
        "select line_number, trim(column_name), trim(column_type), trim(column_length), position,"
            + " error_code, trim(error_message) from sys_load_error_detail where query_id = "
            + queryId
            + " and session_id = "
            + SESSION
            + " order by line_number");
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    s3.close();
    local.close();
    warehouse.close();
  }

  /** Gives tests the one fixture of the run: a warehouse takes seconds to start. */
  static final class Shared implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == CopyFixture.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(CopyFixture.class))
          .getOrComputeIfAbsent("fixture", key -> new Holder(open()), Holder.class)
          .fixture();
    }

    private static CopyFixture open() {
      try {
        return new CopyFixture();
      } catch (IOException | SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private record Holder(CopyFixture fixture)
      implements ExtensionContext.Store.CloseableResource, AutoCloseable {
    @Override
    public void close() {
      fixture.close();
    }
  }
}
