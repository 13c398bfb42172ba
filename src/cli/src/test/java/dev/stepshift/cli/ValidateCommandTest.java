package dev.stepshift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.cli.validate.Check;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValidateCommandTest extends CommandTest {

  @Test
  void validateListsEveryProblem() {
    found.add(check("pipeline.yaml of shop"));
    found.add(check("machines", "a.asl.json: no StartAt.", "b.asl.json: no States."));
    assertThat(stepshift("validate")).isEqualTo(1);
    assertThat(out.toString())
        .isEqualTo(
            """
            ok       pipeline.yaml of shop
            problem  machines
                       a.asl.json: no StartAt.
                       b.asl.json: no States.

            2 checks, 2 problems.
            """);
  }

  @Test
  void validateWithoutProblemsIsWell() {
    found.add(check("pipeline.yaml of shop"));
    assertThat(stepshift("validate", "shop")).isZero();
  }

  private static Check check(String name, String... problems) {
    return new Check() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<String> problems() {
        return List.of(problems);
      }
    };
  }
}
