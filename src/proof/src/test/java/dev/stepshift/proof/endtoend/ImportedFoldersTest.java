package dev.stepshift.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.cli.validate.Check;
import dev.stepshift.cli.validate.RepositoryChecks;
import dev.stepshift.rsql.ImportedPipeline;
import dev.stepshift.rsql.RsqlImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code validate} says of the folders that scripts become. */
class ImportedFoldersTest {

  private static final Path REPOSITORY = Path.of("../..");
  private static final Path SCRIPTS = Path.of("../rsql/src/test/resources/rsql");

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(strings = {"month_end", "shop_totals", "sessions", "values", "includes"})
  void aFolderWithoutProblemsIsValid(String name) throws IOException {
    ImportedPipeline imported = read(name);
    assertThat(imported.problems()).isZero();
    assertThat(checked(imported)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"row_checks", "jumps", "commands"})
  void aFolderWithProblemsDoesNotRun(String name) throws IOException {
    ImportedPipeline imported = read(name);
    assertThat(imported.problems()).isPositive();
    assertThat(checked(imported))
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem).contains("setup", "{not_converted_line_"));
  }

  private static ImportedPipeline read(String name) {
    return new RsqlImport(
            Map.of("TARGET", "sales", "mode", "full", "least", "1"),
            Set.of("BATCH_DATE", "LOAD_DAY", "DAY"),
            Optional.empty())
        .read(List.of(SCRIPTS.resolve(name + ".sql")), Optional.empty());
  }

  private List<String> checked(ImportedPipeline imported) throws IOException {
    for (String folder : List.of("sql/templates", "statemachines")) {
      try (Stream<Path> tree = Files.walk(REPOSITORY.resolve(folder))) {
        for (Path file : tree.filter(Files::isRegularFile).toList()) {
          Path copy = home.resolve(REPOSITORY.relativize(file));
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
    RsqlImport.write(imported, home.resolve("sql/pipelines").resolve(imported.name()));
    return new RepositoryChecks()
        .of(home, Optional.of(imported.name())).stream()
            .map(Check::problems)
            .flatMap(List::stream)
            .toList();
  }
}
