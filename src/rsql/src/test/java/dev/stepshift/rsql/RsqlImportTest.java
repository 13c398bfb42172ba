package dev.stepshift.rsql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Scripts, and the folders that they become: {@code -Dgolden.write=true} writes those anew. What is
 * said of the lines is in {@code findings.txt}.
 */
class RsqlImportTest {

  private static final Path SCRIPTS = Path.of("src/test/resources/rsql");
  private static final Path EXPECTED = SCRIPTS.resolve("expected");

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "month_end",
        "shop_totals",
        "sessions",
        "values",
        "row_checks",
        "jumps",
        "commands",
        "includes"
      })
  void aScriptBecomesThisFolder(String name) throws IOException {
    ImportedPipeline imported = read(name);
    Map<String, String> actual = new TreeMap<>(imported.files());
    actual.put(
        "findings.txt",
        imported.findings().stream()
            .map(found -> (found.problem() ? "problem  " : "note     ") + found + "\n")
            .collect(Collectors.joining()));
    Path folder = EXPECTED.resolve(name);
    if (Boolean.getBoolean("golden.write")) {
      for (Map.Entry<String, String> file : actual.entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
    }
    assertThat(actual).isEqualTo(files(folder));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          unclosed_if     | unclosed_if.sql:2: \\if :ERROR <> 0 has no \\endif
          stray_endif     | stray_endif.sql:2: \\endif has no \\if before it
          unknown_label   | unknown_label.sql:3: \\goto NOWHERE has no \\label
          double_label    | double_label.sql:3: \\label a is there twice
          unclosed_string | unclosed_string.sql:1: in the SQL from here on: A string
          no_semicolon    | no_semicolon.sql:1: the statement has no end before \\remark x in line 2
          empty           | empty.sql is empty
          no_sql          | no_sql.sql holds no SQL
          shell           | shell.sql is a script of the shell
          binary          | binary.sql is not a text file
          circle          | circle.sql:1: \\i circle.sql goes on without an end
          missing         | There is no file
          """)
  void aFileThatIsNoScriptIsRefusedInOneLine(String name, String message) {
    RsqlImport rsql = new RsqlImport(Map.of(), Set.of(), Optional.empty());
    Path file = SCRIPTS.resolve("bad/" + name + ".sql");
    assertThatThrownBy(() -> rsql.read(List.of(file), Optional.of("bad")))
        .isInstanceOf(RsqlRefused.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void aNameThatNoPipelineCanHaveIsRefused() {
    RsqlImport rsql = new RsqlImport(Map.of(), Set.of(), Optional.empty());
    List<Path> script = List.of(SCRIPTS.resolve("jumps.sql"));
    assertThatThrownBy(() -> rsql.read(script, Optional.of("Not-one")))
        .isInstanceOf(RsqlRefused.class)
        .hasMessageContaining("'Not-one' is not a valid pipeline name", "--into");
  }

  @Test
  void scriptsIntoOnePipelineRunOneAfterTheOther() {
    RsqlImport rsql = new RsqlImport(Map.of(), Set.of(), Optional.empty());
    Path fill = SCRIPTS.resolve("parts/fill.sql");
    ImportedPipeline both =
        rsql.read(List.of(SCRIPTS.resolve("parts/tables.sql"), fill), Optional.of("both"));
    assertThat(both.files().keySet())
        .containsExactly("setup/001.sql", "setup/002.sql", "runs.sql", "pipeline.yaml");
    assertThat(both.files().get("setup/002.sql")).contains("insert into tgt.part\nselect 1;");
  }

  @Test
  void transactionsThatNoFileHoldsAreNamed() throws IOException {
    Path script = home.resolve("long.sql");
    Files.writeString(script, "begin;\n" + "select 1;\n".repeat(31) + "commit;\n");
    RsqlImport rsql = new RsqlImport(Map.of(), Set.of(), Optional.empty());
    assertThat(rsql.read(List.of(script), Optional.empty()).findings())
        .singleElement()
        .asString()
        .startsWith("long.sql:2: transaction of 31 statements: is too large");
    Files.writeString(script, "select 1;\n".repeat(31));
    assertThat(rsql.read(List.of(script), Optional.empty()).files())
        .containsKeys("setup/001.sql", "setup/002.sql");
  }

  private static ImportedPipeline read(String name) {
    return new RsqlImport(
            Map.of("TARGET", "sales", "mode", "full", "least", "1"),
            Set.of("BATCH_DATE", "LOAD_DAY", "DAY"),
            Optional.empty())
        .read(List.of(SCRIPTS.resolve(name + ".sql")), Optional.empty());
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }
}
