package dev.stepshift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.cli.validate.RepositoryChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportRsqlCommandTest extends CommandTest {

  @BeforeEach
  void copyTemplates() throws IOException {
    RepositoryCopy.into(home, "sql/templates", "statemachines");
    checks = new RepositoryChecks();
    services.onStart(
        faults -> {
          throw new IllegalStateException("nothing is started");
        });
  }

  @Test
  void aScriptBecomesAPipelineThatIsValid() throws IOException {
    Path script = script("Load Sales.sql", "\\timing on\ninsert into mart.day select ${DAY};\n");
    assertThat(run(script, "--run-date-variable", "DAY")).isZero();
    assertThat(out.toString())
        .isEqualTo(
            """
            note     Load Sales.sql:1: \\timing on: left out; it says how results are shown, and none are
            sql/pipelines/load_sales: 3 files, 0 problems.
            Run it: ./stepshift run load_sales
            """);
    assertThat(pipeline("load_sales/setup/001.sql"))
        .endsWith("insert into mart.day select {run_date};\n");
    assertThat(pipeline("load_sales/pipeline.yaml")).contains("schema: mart\n");
  }

  @Test
  void whatCannotBeTurnedIsNamedAndEndsInOne() throws IOException {
    Path script = script("load.sql", "insert into mart.day values (:nobody);\n");
    assertThat(run(script, "--into", "days", "--schema", "core")).isEqualTo(1);
    assertThat(out.toString())
        .startsWith("problem  load.sql:1: insert into mart.day values (:nobody): has no value for")
        .contains("sql/pipelines/days: 3 files, 1 problem.\n", "not_converted marks the places");
    assertThat(pipeline("days/pipeline.yaml")).contains("schema: core\n");
    assertThat(run(script, "--into", "days", "--force", "--set", "nobody=1")).isZero();
  }

  @Test
  void sqlThatRedshiftRefusesIsAProblemToo() throws IOException {
    assertThat(run(script("load.sql", "vacuumize mart.day;\n"))).isEqualTo(1);
    assertThat(out.toString())
        .contains("problem  setup, ", "\"vacuumize\" is not the beginning of a statement");
  }

  @Test
  void aPipelineIsNotWrittenOverUnlessForced() throws IOException {
    Path script = script("load.sql", "truncate mart.day;\ninsert into mart.day values (1);\n");
    assertThat(run(script)).isZero();
    Files.writeString(home.resolve("sql/pipelines/load/pipeline.yaml"), "mine");
    assertThat(run(script)).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "stepshift: There is a pipeline load already: choose a name by --into, or write over it"
                + " by --force.\n");
    assertThat(pipeline("load/pipeline.yaml")).isEqualTo("mine");
    script("load.sql", "insert into mart.day values (1);\n");
    Files.writeString(home.resolve("sql/pipelines/load/notes.md"), "mine too");
    assertThat(run(script, "--force")).isZero();
    assertThat(home.resolve("sql/pipelines/load/setup/002.sql")).doesNotExist();
    assertThat(pipeline("load/notes.md")).isEqualTo("mine too");
  }

  @Test
  void aFileThatIsNotThereIsSaidInOneLine() {
    assertThat(run(home.resolve("nowhere.sql"))).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("stepshift: There is no file ")
        .endsWith("nowhere.sql; name an RSQL script.\n");
    assertThat(home.resolve("sql/pipelines/nowhere")).doesNotExist();
  }

  private Path script(String name, String text) throws IOException {
    return Files.writeString(home.resolve(name), text);
  }

  private String pipeline(String file) throws IOException {
    return Files.readString(home.resolve("sql/pipelines").resolve(file));
  }

  private int run(Path script, String... options) {
    String[] arguments =
        Stream.concat(Stream.of("import-rsql", script.toString()), Stream.of(options))
            .toArray(String[]::new);
    return stepshift(arguments);
  }
}
