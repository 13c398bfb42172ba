package dev.stepshift.local.redshift;

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
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL server that is set up to stand in for one Redshift workgroup: its settings, its
 * database, and Redshift's functions and system views in the schema {@code rs}.
 */
public final class Warehouse implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Warehouse.class);

  /** Held, because a logger that nobody holds forgets its level; the library tells every step. */
  private static final java.util.logging.Logger LIBRARY_LOG =
      java.util.logging.Logger.getLogger("io.zonky.test");

  private static final String USER = "postgres";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final int STOP_SECONDS = 10;

  private final EmbeddedPostgres postgres;
  private final Path folder;
  private final String database;
  private final Thread hook = new Thread(this::stop, "stop-warehouse");
  private final AtomicBoolean stopped = new AtomicBoolean();

  private Warehouse(EmbeddedPostgres postgres, Path folder, String database) {
    this.postgres = postgres;
    this.folder = folder;
    this.database = database;
  }

  /** Starts a server with the database {@code dev}, its files in a folder of its own. */
  public static Warehouse start() {
    return start("dev");
  }

  /**
   * Starts a server, its files in a temporary folder that {@link #close} deletes.
   *
   * @param database the name of the one database
   */
  public static Warehouse start(String database) {
    LIBRARY_LOG.setLevel(java.util.logging.Level.WARNING);
    try {
      Path folder = Files.createTempDirectory("stepshift-warehouse");
      Warehouse warehouse = new Warehouse(launchOrDelete(folder), folder, database);
      Runtime.getRuntime().addShutdownHook(warehouse.hook);
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

  private static EmbeddedPostgres launchOrDelete(Path folder) throws IOException {
    try {
      return launch(folder);
    } catch (IOException | RuntimeException failed) {
      delete(folder);
      throw failed;
    }
  }

  private static EmbeddedPostgres launch(Path folder) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.resolve("data"))
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
    Path folder = Path.of(System.getProperty("java.io.tmpdir"), "stepshift-postgres");
    return Files.createDirectories(folder);
  }

  private void install() throws SQLException, IOException {
    try (Connection admin = connect(USER);
        Statement statement = admin.createStatement()) {
      statement.execute("create database " + quoted(database));
      statement.execute(
          "alter database "
              + quoted(database)
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

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** The name of the database. */
  public String database() {
    return database;
  }

  /** A new session in autocommit mode; the caller closes it. */
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
    List<ProcessHandle> processes = processes();
    try {
      postgres.close();
    } catch (IOException failed) {
      LOG.warnf("PostgreSQL did not stop by itself: %s", failed.getMessage());
    }
    processes.forEach(Warehouse::end);
    delete(folder);
  }

  /** The postmaster, read from its pid file, and its children. */
  private List<ProcessHandle> processes() {
    Path pidFile = folder.resolve("data").resolve("postmaster.pid");
    try (Stream<String> lines = Files.lines(pidFile)) {
      return lines
          .findFirst()
          .map(String::strip)
          .map(Long::parseLong)
          .flatMap(ProcessHandle::of)
          .map(server -> Stream.concat(Stream.of(server), server.descendants()).toList())
          .orElse(List.of());
    } catch (IOException | NumberFormatException gone) {
      LOG.debugf("no PostgreSQL process to look after: %s", gone.getMessage());
      return List.of();
    }
  }

  private static void end(ProcessHandle process) {
    try {
      process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    } catch (java.util.concurrent.ExecutionException
        | java.util.concurrent.TimeoutException stillAlive) {
      process.destroyForcibly();
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException failed) {
      LOG.warnf("%s cannot be deleted: %s", folder, failed.getMessage());
    }
  }
}
