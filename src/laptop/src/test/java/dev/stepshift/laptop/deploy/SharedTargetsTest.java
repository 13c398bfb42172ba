package dev.stepshift.laptop.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.pipeline.yaml.FolderPipelineStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedTargetsTest {

  @TempDir Path sql;
  private SharedTargets targets;

  @BeforeEach
  void readTheFolder() {
    targets = new SharedTargets(new FolderPipelineStore(sql));
  }

  @Test
  void twoPipelinesMayHaveTablesOfOneNameInTwoSchemas() throws IOException {
    pipeline("east", "east", "staging", "sale");
    pipeline("west", "west", "staging", "sale");
    assertThat(targets.problems()).isEmpty();
  }

  @Test
  void twoPipelinesThatWriteOneTargetAreToldWithBothPlaces() throws IOException {
    pipeline("east", "shop", "staging", "sale");
    pipeline("west", "shop", "staging", "sale");
    pipeline("other", "other", "staging", "sale");
    assertThat(targets.problems())
        .containsExactly(
            "pipelines/west/pipeline.yaml:5: tables[sale]: writes \"shop\".\"sale\", and so does"
                + " tables[sale] of pipelines/east/pipeline.yaml:5; give one of the two another"
                + " name or schema, or make them one table");
    assertThat(targets.problemsOf("east")).hasSize(1);
    assertThat(targets.problemsOf("other")).isEmpty();
    assertThat(targets.concerned()).containsExactly("east", "west");
  }

  @Test
  void aTargetThatIsStagingOfAnotherTableIsTold() throws IOException {
    pipeline("east", "shop", "pool", "sale");
    pipeline("west", "pool", "staging", "east__sale");
    assertThat(targets.problems())
        .singleElement()
        .asString()
        .contains("tables[east__sale]: writes \"pool\".\"east__sale\"");
  }

  @Test
  void aTargetThatIsALedgerIsTold() throws IOException {
    pipeline("east", "shop", "pool", "sale");
    pipeline("west", "stepshift", "staging", "ledger_east__sale");
    assertThat(targets.problems()).hasSize(1);
  }

  private void pipeline(String name, String schema, String staging, String table)
      throws IOException {
    Path file = sql.resolve("pipelines").resolve(name).resolve("pipeline.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        pipeline: %s
        schema: %s
        staging_schema: %s
        tables:
          - name: %s
            key: id
            columns: [{name: id, type: bigint}]
            source: {path: in/}
        """
            .formatted(name, schema, staging, table));
  }
}
