package dev.stepshift.aws.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class TemporaryTest {

  @Test
  void closingDeletesAllThatIsInTheFolder() throws IOException {
    Path left;
    try (Temporary folder = Temporary.folder("stepshift-test-")) {
      left = folder.path();
      Files.createDirectories(left.resolve("a/b"));
      Files.writeString(left.resolve("a/b/c"), "x");
    }
    assertThat(left).doesNotExist();
  }

  @Test
  void aFileThatIsGoneAlreadyIsNoError() throws IOException {
    try (Temporary file = Temporary.file("stepshift-test-", ".tmp")) {
      assertThat(file.path()).isEmptyFile();
      Files.delete(file.path());
    }
  }

  @Test
  void theEndOfTheProgramDeletesWhatIsStillWritten() throws Exception {
    try (Temporary folder = Temporary.folder("stepshift-test-")) {
      Thread writer = new Thread(() -> write(folder.path()));
      writer.start();
      folder.deleteAtEnd();
      writer.join();
      assertThat(folder.path()).doesNotExist();
    }
  }

  /** Until the folder is gone, or enough was written. */
  private static void write(Path folder) {
    try {
      for (int i = 0; i < 500; i++) {
        Files.writeString(folder.resolve("file" + i), "x");
      }
    } catch (IOException gone) {
      assertThat(folder).doesNotExist();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aSignalDeletesIt() throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Holder.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      Path folder = Path.of(out.readLine());
      assertThat(folder.resolve("written")).exists();
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(143);
      assertThat(folder).doesNotExist();
    } finally {
      process.destroyForcibly();
    }
  }

  /** A program in the middle of its work. */
  static final class Holder {

    public static void main(String[] arguments) throws Exception {
      Temporary folder = Temporary.folder("stepshift-test-");
      Files.writeString(folder.path().resolve("written"), "x");
      System.out.println(folder.path());
      Thread.currentThread().join();
    }
  }
}
