package dev.stepshift.pipeline.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepshift.errors.PipelineInvalid;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PipelineReaderProblemsTest {

  static Stream<PipelineFile> badFiles() {
    return Stream.of("shape", "meaning", "text").flatMap(PipelineFile::in);
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void listsEachProblemWithItsLineFieldAndFix(PipelineFile file) {
    PipelineInvalid refused =
        catchThrowableOfType(
            PipelineInvalid.class, () -> new PipelineReader().read(file.name(), file.text()));

    assertThat(refused).as("the file is accepted").isNotNull();
    assertThat(refused.problems()).isEqualTo(file.expectedProblems());
    assertThat(refused.problems()).allMatch(problem -> problem.contains("; "));
  }
}
