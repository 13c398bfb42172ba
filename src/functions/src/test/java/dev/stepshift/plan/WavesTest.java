package dev.stepshift.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.Distribution;
import dev.stepshift.pipeline.Merge;
import dev.stepshift.pipeline.Overlap;
import dev.stepshift.pipeline.Phases;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.Query;
import dev.stepshift.pipeline.RedshiftType;
import dev.stepshift.pipeline.StoredFailures;
import dev.stepshift.pipeline.Strategy;
import dev.stepshift.pipeline.Table;
import dev.stepshift.pipeline.TableLayout;
import dev.stepshift.pipeline.Timeouts;
import dev.stepshift.pipeline.yaml.PipelineReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WavesTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Timeouts LIMITS = new Timeouts(MINUTE, MINUTE, MINUTE);

  @Test
  void putsATableInTheWaveAfterTheLastThatItComesAfter() {
    Pipeline pipeline =
        pipeline(table("far", "near", "root"), table("near", "root"), table("root"), table("lone"));

    assertThat(names(Waves.of(pipeline)))
        .containsExactly(List.of("root", "lone"), List.of("near"), List.of("far"));
  }

  @Test
  void keepsTheOrderOfTheFileInsideAWave() {
    Pipeline pipeline = pipeline(table("z"), table("a"), table("m"));

    assertThat(names(Waves.of(pipeline, List.of("a", "m", "z"))))
        .containsExactly(List.of("z", "a", "m"));
  }

  @Test
  void takesWhatIsNotChosenForLoaded() {
    Pipeline pipeline = pipeline(table("root"), table("near", "root"), table("far", "near"));

    assertThat(names(Waves.of(pipeline, List.of("root", "far"))))
        .containsExactly(List.of("root", "far"));
  }

  @Test
  void hasNoWaveWithoutTables() {
    assertThat(Waves.of(pipeline(table("root")), List.of())).isEmpty();
  }

  @Test
  void refusesTablesThatWaitForEachOther() {
    Pipeline pipeline = pipeline(table("a", "b"), table("b", "a"), table("c"));

    assertThatThrownBy(() -> Waves.of(pipeline))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tables wait for each other: [a, b]");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void loadsEachTableOnceAndInTheSameWaveWhateverTheOrderOfTheFile(long seed) throws IOException {
    Pipeline tpch =
        new PipelineReader()
            .readFolder(
                "tpch", Files.readString(Path.of("../../sql/pipelines/tpch/pipeline.yaml")));
    Map<String, Integer> expected = waveOfEachTable(tpch);
    List<Table> tables = new ArrayList<>(tpch.tables());
    Collections.shuffle(tables, new Random(seed));

    Map<String, Integer> waves = waveOfEachTable(pipeline(tables.toArray(Table[]::new)));

    assertThat(waves).isEqualTo(expected).hasSize(9);
    assertThat(tables)
        .allSatisfy(
            table ->
                assertThat(table.after())
                    .allMatch(before -> waves.get(before) < waves.get(table.name())));
  }

  private static Map<String, Integer> waveOfEachTable(Pipeline pipeline) {
    Map<String, Integer> waveOf = new HashMap<>();
    List<List<Table>> waves = Waves.of(pipeline);
    for (int wave = 0; wave < waves.size(); wave++) {
      for (Table table : waves.get(wave)) {
        assertThat(waveOf.put(table.name(), wave)).as("met before: %s", table.name()).isNull();
      }
    }
    return waveOf;
  }

  private static List<List<String>> names(List<List<Table>> waves) {
    return waves.stream().map(wave -> wave.stream().map(Table::name).toList()).toList();
  }

  private static Pipeline pipeline(Table... tables) {
    return new Pipeline(
        "test",
        Optional.empty(),
        "test",
        "staging",
        8,
        Overlap.WAIT,
        List.of(tables),
        Phases.none(LIMITS));
  }

  private static Table table(String name, String... after) {
    return new Table(
        name,
        List.of(after),
        new TableLayout(
            List.of(new Column("id", RedshiftType.parse("bigint"), false)),
            Distribution.Keyless.AUTO,
            List.of()),
        new Query(name + ".sql"),
        Merge.of(Strategy.REPLACE, List.of()),
        List.of(),
        StoredFailures.DEFAULT,
        LIMITS);
  }
}
