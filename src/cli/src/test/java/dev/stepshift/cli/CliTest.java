package dev.stepshift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What all commands have in common. */
class CliTest extends CommandTest {

  @Test
  void helpListsTheCommands() {
    assertThat(stepshift("--help")).isZero();
    assertThat(out.toString())
        .startsWith("Usage: stepshift [-hV] <command>\n")
        .contains(
            "  run ",
            "  backfill ",
            "  redrive ",
            "  status ",
            "  serve ",
            "  sql ",
            "  messages ",
            "  validate ",
            "  render ",
            "Exit codes:");
  }

  @Test
  void noCommandAtAllIsAUsageErrorWithTheHelp() {
    assertThat(stepshift()).isEqualTo(2);
    assertThat(err.toString()).startsWith("Usage: stepshift");
  }

  @Test
  void theVersionIsThatOfTheBuildFile() {
    assertThat(stepshift("--version")).isZero();
    assertThat(out.toString()).isEqualTo("stepshift 1.2.3, Java " + Runtime.version() + "\n");
  }

  @Test
  void anUnknownCommandGetsASuggestion() {
    assertThat(stepshift("rum", "shop")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            """
            stepshift: There is no command 'rum'.
            Did you mean: stepshift run?
            See ./stepshift --help
            """);
  }

  @Test
  void aBugIsOneLineAndThePlaceOfTheLog() {
    services.onStart(
        faults -> {
          throw new IllegalStateException("boom");
        });
    assertThat(stepshift("run", "shop")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            "stepshift: This is a bug in Stepshift: java.lang.IllegalStateException: boom. More is"
                + " in "
                + LogFile.in(home)
                + ".\n");
  }
}
