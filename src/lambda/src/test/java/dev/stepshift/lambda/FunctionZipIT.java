package dev.stepshift.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looks into the artifact that is deployed; runs after it was packaged. */
class FunctionZipIT {

  private static final Path ZIP = Path.of("target", "function.zip");

  @BeforeEach
  void lookAtClasses() throws IOException {
    assumeFalse(entries().contains("bootstrap"), "a native program holds no classes");
  }

  @Test
  void holdsAllHandlers() throws IOException {
    assertThat(entries())
        .contains(
            "dev/stepshift/lambda/PlanRunHandler.class",
            "dev/stepshift/lambda/RenderSqlHandler.class",
            "dev/stepshift/lambda/CheckValidationHandler.class",
            "dev/stepshift/lambda/CheckRunHandler.class",
            "dev/stepshift/lambda/ConvertXmlHandler.class");
  }

  @Test
  void holdsTheFunctionsAndWhatTheyNeedAndNoOtherModule() throws IOException {
    assertThat(entries())
        .filteredOn(entry -> entry.startsWith("dev/stepshift/") && entry.endsWith(".class"))
        .allMatch(entry -> entry.startsWith("dev/stepshift/lambda/"));
    assertThat(entries())
        .filteredOn(entry -> entry.startsWith("lib/dev.stepshift."))
        .containsExactlyInAnyOrder(
            "lib/dev.stepshift.stepshift-functions.jar",
            "lib/dev.stepshift.stepshift-lzop.jar",
            "lib/dev.stepshift.stepshift-pipeline.jar");
  }

  @Test
  void holdsNoLibraryOfTheLaptop() throws IOException {
    assertThat(entries())
        .filteredOn(entry -> entry.endsWith(".jar"))
        .isNotEmpty()
        .noneMatch(
            jar ->
                jar.matches(
                    ".*(postgres|jsonata|DynamoDBLocal|s3proxy|event-ruler|picocli|tpch|sfn|redshiftdata|testcontainers|assertj|junit).*"));
  }

  private static List<String> entries() throws IOException {
    try (ZipFile zip = new ZipFile(ZIP.toFile())) {
      return zip.stream().map(ZipEntry::getName).toList();
    }
  }
}
