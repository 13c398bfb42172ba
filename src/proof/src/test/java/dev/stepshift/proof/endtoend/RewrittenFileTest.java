package dev.stepshift.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.proof.stage.Home;
import dev.stepshift.proof.stage.Run;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A producer writes a file over while it is copied: nobody knows which of the two was loaded. */
@ExtendWith(SharedWarehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RewrittenFileTest {

  private static final LocalDate DATE = LocalDate.of(2026, 3, 1);
  private static final String YAML =
      """
      pipeline: rewritten
      schema: mart
      tables:
        - {name: texts, key: id, columns: &columns [{name: id, type: bigint}, {name: a, type: varchar(9)}, {name: b, type: varchar(9)}], source: {path: "{table}/", format: csv, ignore_header: 1}}
        - {name: markup, key: id, columns: *columns, source: {path: "{table}/", format: xml, row: item}}
        - {name: listed, key: id, columns: *columns, source: {manifest: "{table}/manifest.json", format: json}}
        - {name: fresh, strategy: append, columns: *columns, source: {path: "{table}/", take: new, format: csv, ignore_header: 1}}
      """;

  private Stage stage;

  @BeforeAll
  void open(Warehouse warehouse, @TempDir Path folder) throws Exception {
    stage = Stage.open(warehouse, Home.in(folder).with("rewritten", YAML));
    stage.reset();
    stage.put(
        "listed/manifest.json", "{\"entries\": [{\"url\": \"s3://stepshift-data/listed/1\"}]}");
    for (String table : List.of("texts", "markup", "listed", "fresh")) {
      stage.put(table + "/0", first(table, 1));
    }
    stage.put("listed/1", first("listed", 1));
    // So that there are ledgers.
    stage.run("rewritten", DATE.minusDays(1)).succeeded();
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @ParameterizedTest
  @CsvSource({"texts", "markup", "listed", "fresh"})
  void theLoadFailsAndARedriveTakesTheNewFile(String table) throws SQLException {
    stage.put(table + "/1", first(table, 2));
    String run;
    try (ShareLock ledger = ShareLock.ofWrites(stage, "stepshift.ledger_rewritten__" + table)) {
      run =
          stage.start(
              "rewritten", "{\"runDate\":\"%s\",\"tables\":[\"%s\"]}".formatted(DATE, table));
      ledger.waiting(run, table + "/copy");
      stage.put(table + "/1", second(table));
    }
    Run failed = stage.await(run).failed("dev.stepshift.errors.TablesFailed");
    assertThat(failed.cause())
        .contains(table + ": dev.stepshift.errors.SourceChanged: Files changed")
        .contains("s3://stepshift-data/" + table + "/1 was written over");
    assertThat(stage.query("select a, b from mart." + table + " where id = 2")).isEmpty();

    stage.redrive(failed).succeeded();
    assertThat(stage.query("select a, b from mart." + table + " where id = 2"))
        .containsExactly(List.of("new", "right"));
  }

  private static String first(String table, int id) {
    return switch (table) {
      case "markup" -> "<items><item id='%d' a='old' b='left'/></items>".formatted(id);
      case "listed" -> "{\"id\": %d, \"a\": \"old\", \"b\": \"left\"}".formatted(id);
      default -> "id,a,b\n%d,old,left\n".formatted(id);
    };
  }

  private static String second(String table) {
    return switch (table) {
      case "markup" -> "<items><item b='right' a='new' id='2'/></items>";
      case "listed" -> "{\"b\": \"right\", \"a\": \"new\", \"id\": 2}";
      // Another order: by the columns of the first file they would be swapped.
      default -> "id,b,a\n2,right,new\n";
    };
  }
}
