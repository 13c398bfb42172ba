package dev.stepshift.proof.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.stepshift.proof.strategy.StrategyCase.Delivery;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.copy.S3CopyRunner;
import dev.stepshift.redshift.junit.SharedWarehouse;
import dev.stepshift.redshift.run.Session;
import dev.stepshift.redshift.run.Sessions;
import dev.stepshift.redshift.run.StatementFailed;
import dev.stepshift.s3.MemoryS3;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What each strategy does, as files that can be read without Java: {@code
 * src/test/resources/strategies/<strategy>/<a_sentence>.yaml}, in the form that {@link CaseReader}
 * tells. {@code -Dcases=upsert/a_null} runs those whose path contains this text.
 */
@ExtendWith(SharedWarehouse.class)
class StrategyCasesTest {

  static final Path FOLDER = Path.of("src/test/resources/strategies");

  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final MemoryS3 s3 = new MemoryS3().bucket(CaseTable.BUCKET);
  private Connection log;
  private Sessions sessions;

  @BeforeEach
  void start(Warehouse warehouse) throws SQLException {
    log = warehouse.connect();
    sessions = new Sessions(warehouse, new S3CopyRunner(s3, () -> lent(log)));
  }

  @AfterEach
  void stop() throws SQLException {
    sessions.close();
    log.close();
  }

  /** COPY opens a session for its log and closes it; for a small file that is most of the work. */
  private static Connection lent(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) ->
                method.getName().equals("close") ? null : method.invoke(connection, arguments));
  }

  @TestFactory
  List<DynamicTest> theTargetIsWhatTheCaseSays() throws IOException, SQLException, StatementFailed {
    Map<String, StrategyCase> cases = new LinkedHashMap<>();
    wanted().forEach(rules -> cases.put("case_" + run + "_" + (cases.size() + 1), rules));
    makeSchemas(cases.keySet());
    return cases.entrySet().stream()
        .map(
            named -> {
              StrategyCase rules = named.getValue();
              return DynamicTest.dynamicTest(
                  rules.strategy() + ": " + rules.name(), () -> check(rules, named.getKey()));
            })
        .toList();
  }

  private static List<StrategyCase> wanted() throws IOException {
    String wanted = System.getProperty("cases", "");
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml") && file.toString().contains(wanted))
          .sorted()
          .map(CaseReader::read)
          .toList();
    }
  }

  /** Each copy would make its own schema, on a session for that alone. */
  private void makeSchemas(Collection<String> names) throws SQLException, StatementFailed {
    try (Session session = sessions.open()) {
      session.begin();
      for (String name : names) {
        session.runInBatch("create schema " + name, sessions.nextQueryId());
      }
      session.commit(sessions.nextQueryId());
    }
  }

  private void check(StrategyCase rules, String name) throws StatementFailed, SQLException {
    try (CaseTable table = new CaseTable(rules, name, s3, sessions)) {
      assertThat(table.table().strategy().word())
          .as("the table's strategy and the case's folder")
          .isEqualTo(rules.strategy());
      table.begin();
      for (int i = 0; i < rules.loads().size(); i++) {
        Delivery delivery = rules.loads().get(i);
        String which =
            "%s: %s, load %d of %s"
                .formatted(rules.strategy(), rules.name(), i + 1, delivery.date());
        List<String> before = table.rows();
        table.deliver(delivery.date(), delivery.file());
        List<String> after =
            delivery
                .target()
                .map(rows -> rows.stream().map(CaseTable::told).sorted().toList())
                .orElse(before);
        load(table, delivery, 1, which);
        assertThat(table.rows()).as("target after " + which).isEqualTo(after);
        if (delivery.again()) {
          load(table, delivery, 2, which + ", again");
          assertThat(table.rows()).as("target after " + which + ", again").isEqualTo(after);
        }
      }
    }
  }

  private static void load(CaseTable table, Delivery delivery, int merges, String which) {
    List<String> warned = new ArrayList<>();
    Optional<Exception> failure = tried(table, delivery, merges, warned);
    if (delivery.fails().isPresent()) {
      assertThat(failure).as(which + " fails").isPresent();
      assertThat(failure.get().getMessage()).as(which).contains(delivery.fails().get());
    } else {
      failure.ifPresent(unwanted -> fail(which + " failed: " + unwanted.getMessage(), unwanted));
      delivery.warns().ifPresent(names -> assertThat(warned).as(which).isEqualTo(names));
    }
  }

  private static Optional<Exception> tried(
      CaseTable table, Delivery delivery, int merges, List<String> warned) {
    try {
      warned.addAll(table.load(delivery.date(), delivery.reload(), merges));
      return Optional.empty();
    } catch (StatementFailed | SQLException | RuntimeException failed) {
      return Optional.of(failed);
    }
  }
}
