package dev.stepshift.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What goes into function.zip is what was compiled from src/main, and that alone. */
class ArtifactTest {

  private static final Path CLASSES = Path.of("target/classes");

  @Test
  void noClassOfTheLaptopIsAmongTheLambdasClasses() throws IOException {
    assertThat(classFiles()).isNotEmpty();
    assertThat(classFiles())
        .noneMatch(file -> file.startsWith(CLASSES.resolve("dev/stepshift/local")));
  }

  @Test
  void noClassOfTheLambdasNamesTheLaptop() throws IOException {
    for (Path file : classFiles()) {
      // Names stand in a class file as they are, with slashes.
      String content = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertThat(content).as(file.toString()).doesNotContain("dev/stepshift/local/");
    }
  }

  private static List<Path> classFiles() throws IOException {
    try (Stream<Path> files = Files.walk(CLASSES)) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    }
  }
}
