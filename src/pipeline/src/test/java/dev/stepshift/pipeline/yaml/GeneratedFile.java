package dev.stepshift.pipeline.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of the repository that is generated. After a wanted change write it with {@code ./mvnw
 * test -pl src/pipeline -Dgolden.write=true} and read the difference.
 */
record GeneratedFile(Path path) {

  String text() {
    try {
      return Files.readString(path);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** Fails if the file has another text, unless it is to be written. */
  void check(String expected) {
    if (Boolean.getBoolean("golden.write")) {
      try {
        Files.writeString(path, expected);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    assertThat(text()).as("%s is stale; run with -Dgolden.write=true", path).isEqualTo(expected);
  }
}
