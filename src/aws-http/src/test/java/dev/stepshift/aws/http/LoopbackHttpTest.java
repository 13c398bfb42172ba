package dev.stepshift.aws.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoopbackHttpTest {

  /** The first server of a process settles for all of them whether answers wait for receipts. */
  @Test
  void serversAreBoundHereAndNowhereElse() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src"))) {
      List<String> others =
          sources
              .filter(path -> path.toString().endsWith(".java"))
              .filter(path -> read(path).contains("HttpServer" + ".create("))
              .map(path -> path.getFileName().toString())
              .toList();
      assertThat(others).containsExactly("LoopbackHttp.java");
    }
  }

  private static String read(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
