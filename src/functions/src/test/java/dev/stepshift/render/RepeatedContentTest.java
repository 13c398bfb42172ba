package dev.stepshift.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.delivery.FileFinder;
import dev.stepshift.delivery.FileRequest;
import dev.stepshift.errors.SourceInvalid;
import dev.stepshift.functions.RunIdentity;
import dev.stepshift.pipeline.Table;
import dev.stepshift.pipeline.yaml.PipelineReader;
import dev.stepshift.s3.MemoryS3;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same content under two names. */
class RepeatedContentTest {

  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

  private final MemoryS3 s3 = new MemoryS3().bucket("data");

  @Test
  void anAppendWarnsOfFilesWithTheSameContent() {
    s3.file("data", "in/2026-01-01/a.csv", "e1", 10);
    s3.file("data", "in/2026-01-01/b.csv", "e2", 10);
    s3.file("data", "in/2026-01-01/c.csv", "e1", 10);
    assertThat(warnings("strategy: append", ""))
        .containsExactly(
            "files have the same content, whose rows come twice:"
                + " s3://data/in/2026-01-01/a.csv = s3://data/in/2026-01-01/c.csv");
    assertThat(warnings("strategy: append", ", duplicates: allow")).isEmpty();
    assertThat(warnings("strategy: replace", "")).isEmpty();
    assertThatThrownBy(() -> warnings("strategy: append", ", duplicates: fail"))
        .isInstanceOf(SourceInvalid.class)
        .hasMessageContaining("a.csv = s3://data/in/2026-01-01/c.csv")
        .hasMessageContaining("duplicates: allow");
  }

  @Test
  void emptyFilesAndOtherSizesAreNoDuplicates() {
    s3.file("data", "in/2026-01-01/a.csv", "e1", 0);
    s3.file("data", "in/2026-01-01/b.csv", "e1", 0);
    s3.file("data", "in/2026-01-01/c.csv", "e1", 10);
    s3.file("data", "in/2026-01-01/d.csv", "e1", 11);
    assertThat(warnings("strategy: append", ", duplicates: fail")).isEmpty();
  }

  private List<String> warnings(String strategy, String more) {
    Table table =
        new PipelineReader()
            .read(
                "test",
                """
                pipeline: p
                schema: s
                tables:
                  - name: t
                    %s
                    columns: [{name: id, type: bigint}]
                    source: {path: "in/{run_date}/", format: csv%s}
                """
                    .formatted(strategy, more))
            .tables()
            .get(0);
    return new FileFinder(s3, "data")
        .find("p", table, new FileRequest(new RunIdentity("run-1", DAY), DAY, false))
        .warnings();
  }
}
