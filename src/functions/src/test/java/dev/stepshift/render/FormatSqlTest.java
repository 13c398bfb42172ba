package dev.stepshift.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.functions.LambdaSettings;
import dev.stepshift.pipeline.Table;
import dev.stepshift.redshift.copy.command.CopyCommand;
import dev.stepshift.s3.MemoryS3;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares the COPY of each format, and what follows it, with a file that a reviewer reads, as
 * {@link GoldenSqlTest}.
 */
class FormatSqlTest {

  private static final boolean WRITE = Boolean.getBoolean("golden.write");
  private static final Path FOLDER = Path.of("src/test/resources/golden/formats");
  private static final SqlFolder SQL = new SqlFolder(FOLDER.resolve("pipeline.yaml"));

  static List<String> tables() {
    return SQL.pipeline("formats").tables().stream().map(Table::name).toList();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void copiesEachFormatAsReviewedAndAsTheStandInTakesIt(String table) throws Exception {
    MemoryS3 s3 =
        new MemoryS3()
            .file(
                "stepshift-data",
                "formats/2026-01-01/" + table + "/1",
                "d41d8cd98f00b204e9800998ecf8427e",
                0);
    Batch copy =
        new RenderSql(
                SQL,
                s3,
                new LambdaSettings("local", "stepshift-data", "stepshift-sql", "sql/", "default"))
            .render(
                new RenderRequest("formats", table, "run-1", "arn:aws:states:run-1", "2026-01-01"))
            .steps()
            .get("copy");
    List<String> sqls = copy.sqls().subList(copy.rowsOf().get(0), copy.sqls().size());
    String rendered = String.join(";\n\n", sqls) + ";\n";
    Path file = FOLDER.resolve(table + ".sql");
    if (WRITE) {
      Files.writeString(file, rendered);
    }

    assertThat(rendered).isEqualTo(Files.readString(file));
    assertThat(CopyCommand.parse(sqls.get(0)).manifest()).isTrue();
  }
}
