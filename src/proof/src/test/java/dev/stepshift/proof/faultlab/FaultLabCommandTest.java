package dev.stepshift.proof.faultlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.cli.Cli;
import dev.stepshift.cli.Environment;
import dev.stepshift.cli.Interrupts;
import dev.stepshift.cli.LocalServices;
import dev.stepshift.cli.Terminal;
import dev.stepshift.cli.validate.RepositoryChecks;
import dev.stepshift.laptop.AwsClients;
import dev.stepshift.laptop.Endpoints;
import dev.stepshift.laptop.LocalAws;
import dev.stepshift.laptop.Ports;
import dev.stepshift.laptop.faults.Faults;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultLabCommandTest {

  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({"--runs, 0, 1", "--only, -3, 0", "--workers, 0, 1"})
  void aNumberThatRunsNothingIsRefused(String option, int given, int least, @TempDir Path home) {
    PrintWriter out = new PrintWriter(new StringWriter());
    Environment environment =
        new Environment(
            home,
            out,
            new PrintWriter(err),
            new Terminal(false, 24, 80, false),
            Clock.systemUTC(),
            Duration.ZERO,
            new NoServices(),
            new RepositoryChecks(),
            new Interrupts());
    int exitCode =
        new Cli(environment, List.of(new FaultLabModule()))
            .execute("fault-lab", option + "=" + given);
    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("stepshift: %s is %d; give %d or more.".formatted(option, given, least))
        .contains("See ./stepshift fault-lab --help");
    assertThat(home).isEmptyDirectory();
  }

  /** The lab starts what it needs itself. */
  private static final class NoServices implements LocalServices {

    @Override
    public LocalAws start(Path home, Ports ports, Faults faults) {
      throw new UnsupportedOperationException();
    }

    @Override
    public AwsClients connect(Endpoints endpoints) {
      throw new UnsupportedOperationException();
    }
  }
}
