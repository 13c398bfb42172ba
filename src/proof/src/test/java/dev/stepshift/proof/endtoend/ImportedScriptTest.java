package dev.stepshift.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.proof.stage.Home;
import dev.stepshift.proof.stage.Run;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import dev.stepshift.rsql.ImportedPipeline;
import dev.stepshift.rsql.RsqlImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A script of RSQL, imported and run. */
@ExtendWith(SharedWarehouse.class)
class ImportedScriptTest {

  private static final Path SCRIPT = Path.of("../rsql/src/test/resources/rsql/shop_totals.sql");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  @Test
  void runsWithItsDateJudgesItsRowsAndStopsAtAGuard(Warehouse warehouse, @TempDir Path folder)
      throws IOException {
    Home home = Home.in(folder);
    importWithLeast(folder, "1");
    Path guarded = folder.resolve("guarded.sql");
    Files.writeString(
        guarded,
        """
        begin;
        create schema if not exists mart;
        create table if not exists mart.delivered (id int);
        create table if not exists mart.taken (id int);
        commit;
        select id from mart.delivered;
        \\if :ACTIVITYCOUNT = 0
          \\exit 1
        \\endif
        insert into mart.taken select id from mart.delivered;
        """);
    importScript(folder, guarded, Map.of());
    try (Stage stage = Stage.open(warehouse, home)) {
      stage.reset();
      stage.run("shop_totals", DAY).succeeded();
      stage.run("shop_totals", DAY.plusDays(1)).succeeded();
      assertThat(stage.query("select sold_on, shop, amount from mart.shop_total order by 1, 2"))
          .containsExactly(
              List.of("2026-03-01", "CH", "15.00"),
              List.of("2026-03-01", "IT", "20.00"),
              List.of("2026-03-02", "CH", "15.00"),
              List.of("2026-03-02", "IT", "20.00"));
      assertThat(stage.query("select count(*) from mart.shop_totals_runs"))
          .containsExactly(List.of("2"));

      Run stopped = stage.run("guarded", DAY).failed("States.TaskFailed");
      assertThat(stopped.cause()).contains("division by zero");
      assertThat(stage.count("mart.taken")).isZero();
      stage.sql("insert into mart.delivered values (7)");
      stage.redrive(stopped).succeeded();
      assertThat(stage.query("select id from mart.taken")).containsExactly(List.of("7"));

      importWithLeast(folder, "16");
      stage.deploy();
      Run failed = stage.run("shop_totals", DAY);
      failed.failed("States.TaskFailed");
      assertThat(failed.cause()).contains("shop_totals_line_18");
      stage.reset();
    }
  }

  private static void importWithLeast(Path folder, String least) {
    importScript(folder, SCRIPT, Map.of("least", least));
  }

  private static void importScript(Path folder, Path script, Map<String, String> values) {
    ImportedPipeline imported =
        new RsqlImport(values, Set.of("DAY"), Optional.empty())
            .read(List.of(script), Optional.empty());
    assertThat(imported.problems()).isZero();
    RsqlImport.write(imported, folder.resolve("sql/pipelines").resolve(imported.name()));
  }
}
