package dev.stepshift.plan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.errors.RequestInvalid;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.yaml.PipelineReader;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TakeBackTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "strategy: append; {path: \"in/{run_date}/\"}; possible",
        "strategy: append; {path: in/, take: new}; possible",
        "strategy: upsert; {path: in/, take: new}; files are loaded again when they are delivered",
        "strategy: upsert; {path: \"in/{run_date}/\"}; so a backfill of the date loads it again",
        "{strategy: append, load_key_column: none}; {path: in/, take: new}; load_key_column: none",
      })
  void onlyRowsThatSayWhoseTheyAreCanBeTakenBack(String fields, String source, String answer) {
    String yaml =
        """
        pipeline: p
        schema: s
        tables:
          - name: t
            key: id
            %s
            columns: [{name: id, type: bigint}]
            source: %s
        """
            .formatted(fields.replaceAll("[{}]", "").replace(", ", "\n    "), source);
    Pipeline pipeline = new PipelineReader().read("p", yaml);
    if (answer.equals("possible")) {
      TakeBack.requirePossible(pipeline, Set.of("t"));
      assertThatThrownBy(() -> TakeBack.requirePossible(pipeline, Set.of()))
          .isInstanceOf(RequestInvalid.class);
    } else {
      assertThatThrownBy(() -> TakeBack.requirePossible(pipeline, Set.of("t")))
          .isInstanceOf(RequestInvalid.class)
          .hasMessageContaining("Table t ")
          .hasMessageContaining(answer);
    }
  }
}
