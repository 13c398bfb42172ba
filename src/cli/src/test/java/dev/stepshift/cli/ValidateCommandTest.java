package dev.stepshift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.cli.validate.Check;
import dev.stepshift.cli.validate.Checks;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

  @Test
  void offlineSaysWhatItSkips() {
    found.add(check("pipeline.yaml of shop"));
    checks =
        new Checks() {
          @Override
          public List<Check> of(Path root, Optional<String> only) {
            return found;
          }

          @Override
          public List<Check> onWarehouse(Path root, Optional<String> only) {
            return List.of(check("shop: queries", "a.sql:1:1: wrong; fix it"));
          }
        };
    assertThat(stepshift("validate")).isEqualTo(1);
    assertThat(out.toString()).contains("problem  shop: queries").contains("2 checks, 1 problem.");
    out.getBuffer().setLength(0);
    assertThat(stepshift("validate", "--offline")).isZero();
    assertThat(out.toString())
        .isEqualTo(
            """
            ok       pipeline.yaml of shop
            skipped  shop: queries, --offline

            1 check, 0 problems.
            """);
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
