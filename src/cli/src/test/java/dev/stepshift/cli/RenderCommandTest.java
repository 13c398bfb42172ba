package dev.stepshift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RenderCommandTest extends CommandTest {

  @BeforeEach
  void copyTemplates() throws IOException {
    RepositoryCopy.into(home, "sql/templates", "sql/pipelines/sales");
    writeTables("orders", "region");
  }

  @Test
  void theSqlOfEachStepIsPrintedInItsOrder() {
    assertThat(stepshift("render", "shop", "--tables", "region")).as(err.toString()).isZero();
    assertThat(out.toString().lines().filter(line -> line.startsWith("-- shop/")))
        .isEqualTo(
            List.of(
                "-- shop/region/copy.sql",
                "-- shop/region/validate_staging.sql",
                "-- shop/region/merge.sql",
                "-- shop/region/validate_target.sql"));
    assertThat(out.toString())
        .contains("copy \"stepshift_staging\".\"shop__region\"", "s3://stepshift-data/preview");
    assertThat(stepFunctions.started).isEmpty();
  }

  @Test
  void allPipelinesAreWrittenAFileAStep() {
    Path folder = home.resolve("target/rendered");
    assertThat(stepshift("render", "--into", folder.toString())).as(err.toString()).isZero();
    assertThat(out.toString()).contains("8 files in " + folder.resolve("shop") + ".\n");
    assertThat(folder.resolve("shop/orders/validate_target.sql"))
        .content()
        .contains("select ")
        .endsWith(";\n");
    assertThat(folder.resolve("sales/setup")).isDirectoryContaining("glob:**.sql");
    assertThat(folder.resolve("sales/item/merge.sql")).exists();
  }

  @Test
  void tablesAreThoseOfAPipeline() throws IOException {
    assertThat(stepshift("render", "shop", "--tables", "regions")).isEqualTo(2);
    assertThat(stepshift("render", "--tables", "region")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            """
            stepshift: Pipeline shop has no table 'regions'. There are orders, region.
            stepshift: --tables needs a pipeline: name it first.
            """);
  }
}
