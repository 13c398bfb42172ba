package dev.stepshift.proof.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.pipeline.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The documentation says that cases prove what each strategy does. */
class EveryStrategyTest {

  @ParameterizedTest
  @EnumSource
  void hasCases(Strategy strategy) throws IOException {
    try (Stream<Path> cases = Files.list(StrategyCasesTest.FOLDER.resolve(strategy.word()))) {
      assertThat(cases.filter(file -> file.toString().endsWith(".yaml")))
          .hasSizeGreaterThanOrEqualTo(8);
    }
  }
}
