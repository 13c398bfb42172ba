package dev.stepshift.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.delivery.SourcePlace;
import dev.stepshift.functions.LambdaSettings;
import dev.stepshift.pipeline.FileSelection;
import dev.stepshift.pipeline.Phase;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.Table;
import dev.stepshift.s3.MemoryS3;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares the SQL of each strategy, and of two tables that people know, with files that a reviewer
 * reads. After a wanted change write them anew with {@code -Dgolden.write=true}, and read the
 * difference.
 */
class GoldenSqlTest {

  private static final boolean WRITE = Boolean.getBoolean("golden.write");
  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final SqlFolder TPCH =
      new SqlFolder(Path.of("../../sql/pipelines/tpch/pipeline.yaml"));
  private static final SqlFolder SALES =
      new SqlFolder(Path.of("../../sql/pipelines/sales/pipeline.yaml"));
  private static final LambdaSettings SETTINGS =
      new LambdaSettings("local", "stepshift-data", "stepshift-sql", "sql/", "default");

  /** Step in the contract to the name of its file. */
  private static final Map<String, String> FILES =
      Map.of(
          "copy", "copy.sql",
          "validateStaging", "validate_staging.sql",
          "merge", "merge.sql",
          "validateTarget", "validate_target.sql");

  @ParameterizedTest
  @MethodSource("strategies")
  void eachStepOfEachStrategyIsRenderedAsReviewed(String table) {
    Table rendered = SqlFolder.SHOP.pipeline("shop").table(table).orElseThrow();
    String folder = rendered.strategy().name().toLowerCase(Locale.ROOT);
    compare(
        render(SqlFolder.SHOP, rendered),
        FOLDER.resolve(takesNew(rendered) ? folder + "_new" : folder));
  }

  @Test
  void theWidestTablesOfTheSamplesAreRenderedAsReviewed() {
    compare(
        render(TPCH, TPCH.pipeline("tpch").table("lineitem").orElseThrow()),
        FOLDER.resolve("tpch/lineitem"));
    compare(
        render(SALES, SALES.pipeline("sales").table("item").orElseThrow()),
        FOLDER.resolve("sales/item"));
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void eachPhaseIsRenderedAsReviewed(Phase phase) {
    compare(SqlFolder.SHOP, phase, FOLDER.resolve("phases"));
  }

  private static void compare(SqlFolder sql, Phase phase, Path folder) {
    String pipeline = sql.pipeline("").name();
    RenderedLoad rendered =
        new RenderSql(sql, new MemoryS3(), SETTINGS)
            .render(
                new RenderRequest(
                    pipeline, "", phase.word(), "run-1", "arn:aws:states:run-1", "2026-01-01"));
    StringBuilder text = new StringBuilder();
    rendered
        .steps()
        .forEach((step, batch) -> text.append("-- ").append(step).append('\n').append(text(batch)));
    compare(text.toString(), folder.resolve(phase.word() + ".sql"));
  }

  static List<String> strategies() {
    return SqlFolder.SHOP.pipeline("shop").tables().stream().map(Table::name).toList();
  }

  private static RenderedLoad render(SqlFolder sql, Table table) {
    Pipeline pipeline = sql.pipeline("");
    MemoryS3 s3 = new MemoryS3().bucket("stepshift-data");
    if (table.query().isEmpty()) {
      deliver(s3, table, "d41d8cd98f00b204e9800998ecf8427e");
    }
    RenderSql work = new RenderSql(sql, s3, SETTINGS);
    RenderRequest request =
        new RenderRequest(
            pipeline.name(), table.name(), "run-1", "arn:aws:states:run-1", "2026-01-01");
    if (takesNew(table)) {
      // A load that did not end well, whose file was fixed since: all there is to say of superseded
      // loads.
      work.render(request);
      deliver(s3, table, "0cc175b9c0f1b6a831c399e269772661");
    }
    return work.render(request);
  }

  private static boolean takesNew(Table table) {
    return table.query().isEmpty() && table.source().selection() instanceof FileSelection.NewFiles;
  }

  private static void deliver(MemoryS3 s3, Table table, String etag) {
    FileSelection files = table.source().selection();
    SourcePlace place = SourcePlace.of(files, "stepshift-data", LocalDate.of(2026, 1, 1));
    String name = files.glob().map(glob -> glob.replace("*", "1")).orElse("1");
    // What holds nothing is as declared.
    long size = table.source().matching().byName() ? 0 : 77;
    s3.file("stepshift-data", place.prefix() + name, etag, size);
  }

  private static void compare(RenderedLoad load, Path folder) {
    assertThat(load.steps()).hasSameSizeAs(FILES);
    load.steps().forEach((step, batch) -> compare(batch, folder.resolve(FILES.get(step))));
  }

  private static void compare(Batch batch, Path file) {
    compare(text(batch), file);
  }

  private static String text(Batch batch) {
    String statements =
        batch.rowsOf().stream().map(String::valueOf).collect(Collectors.joining(" and "));
    String counted = "-- rows of statement " + statements + ", ";
    String limit = "timeout " + batch.timeoutSeconds() + " s\n\n";
    return counted + limit + String.join(";\n\n", batch.sqls()) + ";\n";
  }

  private static void compare(String rendered, Path file) {
    try {
      if (WRITE) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, rendered);
      }
      assertThat(rendered).as(file.toString()).isEqualTo(Files.readString(file));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
