package dev.stepshift.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.FileFormat.Compression;
import dev.stepshift.pipeline.FileSelection.AllFiles;
import dev.stepshift.pipeline.FileSource.OnMissing;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.Table;
import dev.stepshift.pipeline.Timeouts;
import dev.stepshift.pipeline.yaml.PipelineReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TpchPipelineTest {

  private static final Path FILE = Path.of("../../sql/pipelines/tpch/pipeline.yaml");

  private final Pipeline tpch = readTpch();

  @Test
  void loadsInSixWaves() {
    assertThat(Waves.of(tpch).stream().map(wave -> wave.stream().map(Table::name).toList()))
        .containsExactly(
            List.of("region", "part"),
            List.of("nation"),
            List.of("supplier", "customer"),
            List.of("partsupp", "orders"),
            List.of("lineitem"),
            List.of("fact_yearly_sale"));
  }

  @Test
  void inheritsTheDefaultsAndOverridesSingleFields() {
    Table lineitem = tpch.table("lineitem").orElseThrow();

    assertThat(lineitem.source().selection())
        .isEqualTo(new AllFiles("tpch/{run_date}/lineitem/", Optional.of("*.tbl.gz"), 0));
    assertThat(lineitem.source().format().compression()).isEqualTo(Compression.GZIP);
    assertThat(lineitem.source().onMissing()).isEqualTo(OnMissing.SKIP);
    assertThat(lineitem.timeouts())
        .isEqualTo(new Timeouts(Duration.ofHours(1), Duration.ofMinutes(10), Duration.ofHours(1)));
  }

  @Test
  void namesTheSchemaThatEditorsComplete() throws IOException {
    String first = Files.readAllLines(FILE).get(0);

    assertThat(first).startsWith("# yaml-language-server: $schema=");
    assertThat(FILE.resolveSibling(first.substring(first.indexOf('=') + 1))).isRegularFile();
  }

  @Test
  void makesKeyColumnsNotNull() {
    assertThat(tpch.tables())
        .allSatisfy(
            table ->
                assertThat(table.columns())
                    .filteredOn(column -> table.key().contains(column.name()))
                    .hasSameSizeAs(table.key())
                    .allMatch(Column::notNull));
  }

  private static Pipeline readTpch() {
    try {
      String text = Files.readString(FILE);
      return new PipelineReader().readFolder("tpch", text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
