package dev.stepshift.states;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepshift.states.definition.StateMachineDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs every case of src/test/resources/asl-cases, in virtual time. */
class AslCasesTest {

  private static final Path CASES = Path.of("src/test/resources/asl-cases");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  @TestFactory
  Stream<DynamicContainer> cases() throws IOException {
    return files().stream()
        .map(
            file ->
                DynamicContainer.dynamicContainer(
                    file.getFileName().toString(),
                    read(file).stream()
                        .map(c -> DynamicTest.dynamicTest(c.name(), () -> check(c)))));
  }

  @Test
  void everyCaseNamesItsSource() throws IOException {
    List<AslCase> all = new ArrayList<>();
    files().forEach(file -> all.addAll(read(file)));
    assertThat(all).hasSizeGreaterThanOrEqualTo(60);
    assertThat(all).allSatisfy(c -> assertThat(c.source()).contains("https://"));
    assertThat(all).extracting(AslCase::name).doesNotHaveDuplicates();
  }

  private static void check(AslCase asl) {
    if (asl.expect().problems() != null) {
      List<String> problems = StateMachineDefinition.problems(asl.definition().toString());
      assertThat(problems).isNotEmpty();
      asl.expect()
          .problems()
          .forEach(part -> assertThat(problems).anySatisfy(p -> assertThat(p).contains(part)));
      return;
    }
    try (AslCaseRun run = new AslCaseRun(asl)) {
      run.check();
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static List<AslCase> read(Path file) {
    try {
      return Arrays.asList(JSON.readValue(file.toFile(), AslCase[].class));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file.toString(), unreadable);
    }
  }
}
