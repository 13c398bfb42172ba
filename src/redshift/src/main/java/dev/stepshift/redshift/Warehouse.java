package dev.stepshift.redshift;

import dev.stepshift.redshift.postgres.ConnectionSource;
import dev.stepshift.redshift.sql.Identifier;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL server that is set up to stand in for one Redshift workgroup: its settings, its
 * database, and Redshift's functions and system views in the schema {@code rs}.
 */
public final class Warehouse implements ConnectionSource, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Warehouse.class);

  /** Held, because a logger that nobody holds forgets its level; the library tells every step. */
  private static final java.util.logging.Logger LIBRARY_LOG =
      java.util.logging.Logger.getLogger("io.zonky.test");

  private static final String USER = "postgres";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final EmbeddedPostgres postgres;
  private final WarehouseFolder folder;
  private final String database;
  private final Thread hook;
  private final AtomicBoolean stopped = new AtomicBoolean();

  private Warehouse(
      EmbeddedPostgres postgres, WarehouseFolder folder, String database, Thread hook) {
    this.postgres = postgres;
    this.folder = folder;
    this.database = database;
    this.hook = hook;
  }

  /** Starts a server with the database {@code dev}, its files in a folder of its own. */
  public static Warehouse start() {
    return start("dev");
  }

  /**
   * Starts a server, its files in a temporary folder that {@link #close} deletes; when the program
   * ends before, a shutdown hook does. What a killed program left behind is put away first.
   *
   * @param database the name of the one database
   */
  public static Warehouse start(String database) {
    LIBRARY_LOG.setLevel(java.util.logging.Level.WARNING);
    WarehouseFolder.sweep();
    try {
      WarehouseFolder folder = WarehouseFolder.planned();
      // In place before folder and server are, because Ctrl-C may come while they are made.
      WarehouseShutdownHook starting = new WarehouseShutdownHook(folder);
      Thread hook = new Thread(starting, "stop-warehouse");
      Runtime.getRuntime().addShutdownHook(hook);
      folder.create();
      Warehouse warehouse = new Warehouse(launchOrDelete(folder, hook), folder, database, hook);
      starting.started(warehouse::stop);
      try {
        warehouse.install();
      } catch (SQLException | RuntimeException broken) {
        warehouse.close();
        throw new IllegalStateException(
            "The local warehouse cannot be set up: " + broken.getMessage(), broken);
      }
      return warehouse;
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "The local warehouse does not start: " + failed.getMessage(), failed);
    }
  }

  private static EmbeddedPostgres launchOrDelete(WarehouseFolder folder, Thread hook)
      throws IOException {
    try {
      return launch(folder.data());
    } catch (IOException | RuntimeException failed) {
      folder.end();
      forget(hook);
      throw failed;
    }
  }

  private static EmbeddedPostgres launch(Path data) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setOverrideWorkingDirectory(binaries().toFile())
        .setRegisterShutdownHook(false)
        .setPGStartupWait(START_LIMIT)
        // Redshift sorts by bytes; the same on every laptop, whatever its locale.
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8")
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("encoding", "UTF8")
        // Redshift reads a backslash in a string as an escape, as PostgreSQL 8.0 did.
        .setServerConfig("standard_conforming_strings", "off")
        .setServerConfig("escape_string_warning", "off")
        .setServerConfig("backslash_quote", "on")
        .setServerConfig("TimeZone", "UTC")
        .setServerConfig("log_timezone", "UTC")
        .setServerConfig("jit", "off")
        .setServerConfig("max_connections", "300")
        .setServerConfig("log_min_messages", "fatal")
        .setServerConfig("log_min_error_statement", "panic")
        .start();
  }

  /** Unpacked once a machine, as the library does, but in a place of our own name. */
  private static Path binaries() throws IOException {
    return Files.createDirectories(
        Path.of(System.getProperty("java.io.tmpdir"), "stepshift-postgres"));
  }

  private void install() throws SQLException, IOException {
    try (Connection admin = connect(USER);
        Statement statement = admin.createStatement()) {
      statement.execute("create database " + Identifier.quote(database));
      statement.execute(
          "alter database "
              + Identifier.quote(database)
              + " set search_path = \"$user\", public, rs, pg_catalog");
    }
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (String script : List.of("functions.sql", "catalog.sql")) {
        statement.execute(resource(script));
      }
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Warehouse.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The name of the database. */
  public String database() {
    return database;
  }

  @Override
  public Connection connect() throws SQLException {
    return connect(database);
  }

  private Connection connect(String name) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("stringtype", "unspecified");
    properties.setProperty("ApplicationName", "stepshift");
    // A session's plans would outlive the tables that each load drops and creates again.
    properties.setProperty("prepareThreshold", "0");
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + name, properties);
  }

  /** Ends the server and deletes its files. */
  @Override
  public void close() {
    stop();
    forget(hook);
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      LOG.debug("the warehouse stops with the program");
    }
  }

  private void stop() {
    if (!stopped.compareAndSet(false, true)) {
      return;
    }
    List<ProcessHandle> processes = folder.processes();
    try {
      postgres.close();
    } catch (IOException failed) {
      LOG.warnf("PostgreSQL did not stop by itself: %s", failed.getMessage());
    }
    WarehouseFolder.awaitEnd(processes);
    folder.delete();
  }
}
