package dev.stepshift.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.cli.RepositoryCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryChecksTest {

  @TempDir Path home;

  /** With one pipeline, so that what is broken for all has as many problems as that one tells. */
  @BeforeEach
  void copyTheRepository() throws IOException {
    RepositoryCopy.into(
        home, file -> !file.startsWith("sql/pipelines/sales"), "sql", "statemachines");
  }

  @Test
  void findsNothingWrongWithTheRepository() {
    assertThat(problems(RepositoryCopy.REPOSITORY)).isEmpty();
  }

  @Test
  void tellsEveryProblemOfAPipelineFileAndDoesNotRenderIt() throws IOException {
    change("sql/pipelines/tpch/pipeline.yaml", "key: o_orderkey", "key: o_orderkee");
    assertThat(names()).containsExactly("tpch: pipeline.yaml");
    assertThat(problems(home))
        .hasSize(2)
        .allMatch(problem -> problem.endsWith("did you mean o_orderkey?"));
  }

  @Test
  void holdsRenderedSqlAgainstRedshift() throws IOException {
    change("sql/templates/replace/merge.sql", "delete from {target}", "vacuumize {target}");
    assertThat(problems(home))
        .hasSize(3)
        .allMatch(problem -> problem.contains("\"vacuumize\" is not the beginning of a statement"))
        .anyMatch(problem -> problem.startsWith("region, merge: "));
  }

  @Test
  void holdsCopyAgainstItsGrammar() throws IOException {
    change("sql/templates/copy/files.sql", "compupdate off", "compupdate nearly");
    assertThat(problems(home)).hasSize(8).allMatch(problem -> problem.contains("nearly"));
  }

  @Test
  void namesATemplateThatCannotBeFilled() throws IOException {
    change("sql/templates/replace/merge.sql", "{target}", "{targget}");
    assertThat(problems(home)).isNotEmpty().allMatch(problem -> problem.contains("targget"));
  }

  @Test
  void readsTheMachinesAsTheInterpreterDoes() throws IOException {
    change(
        "statemachines/pipeline.asl.json",
        "\"Default\": \"Check run\"",
        "\"Default\": \"Nowhere\"");
    assertThat(problems(home)).anyMatch(problem -> problem.contains("Nowhere"));
  }

  @Test
  void namesAPlaceholderThatNothingSupplies() throws IOException {
    change("statemachines/complete_statement.asl.json", "${database}", "${databas}");
    assertThat(problems(home))
        .contains("complete_statement.asl.json: nothing supplies ${databas}.");
  }

  @Test
  void readsTheEventRules() throws IOException {
    change("statemachines/events/complete_statement.json", "\"pattern\"", "\"patern\"");
    assertThat(problems(home))
        .containsExactly("events/complete_statement.json: pattern must be an object.");
  }

  private void change(String file, String from, String to) throws IOException {
    Path path = home.resolve(file);
    assertThat(path).content().contains(from);
    Files.writeString(path, Files.readString(path).replace(from, to));
  }

  private List<String> names() {
    return new RepositoryChecks().of(home, Optional.of("tpch")).stream().map(Check::name).toList();
  }

  private static List<String> problems(Path home) {
    return new RepositoryChecks()
        .of(home, Optional.empty()).stream().flatMap(check -> check.problems().stream()).toList();
  }
}
