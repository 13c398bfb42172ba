package dev.stepshift.cli;

import dev.stepshift.cli.sample.SampleRefused;
import dev.stepshift.errors.PipelineInvalid;
import dev.stepshift.laptop.faults.FaultSpecInvalid;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** All commands, and what happens to their errors: one line, never a stack trace. */
public final class Cli {

  private static final Logger LOG = Logger.getLogger(Cli.class);

  @Command(
      name = "stepshift",
      description = "Serverless ELT for Amazon Redshift, on this computer.",
      synopsisSubcommandLabel = "<command>",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Exit codes: 0 all well, 1 a run, a query or a check failed, 2 wrong usage, 130 Ctrl-C.",
        "",
        "First steps:  ./stepshift run tpch"
      })
  private static final class Root implements Callable<Integer> {

    @Spec private CommandSpec spec;

    /** Without a command: the help, as an error. */
    @Override
    public Integer call() {
      spec.commandLine().usage(spec.commandLine().getErr());
      return ExitCodes.USAGE;
    }
  }

  private final Environment environment;

  private final List<CommandModule> modules;

  /**
   * @param modules commands that are not of this module
   */
  public Cli(Environment environment, List<CommandModule> modules) {
    this.environment = environment;
    this.modules = modules;
  }

  /** Returns the exit code. */
  public int execute(String... arguments) {
    CommandLine commands =
        new CommandLine(new Root())
            .addSubcommand(new RunCommand(environment))
            .addSubcommand(new BackfillCommand(environment))
            .addSubcommand(new ReloadCommand(environment))
            .addSubcommand(new RedriveCommand(environment))
            .addSubcommand(new ServeCommand(environment))
            .addSubcommand(new SqlCommand(environment))
            .addSubcommand(new MessagesCommand(environment))
            .addSubcommand(new ImportRsqlCommand(environment))
            .addSubcommand(new ValidateCommand(environment))
            .addSubcommand(new RenderCommand(environment));
    if (modules.stream().noneMatch(module -> module.name().equals("bench"))) {
      commands.addSubcommand(new MissingBenchCommand());
    }
    modules.forEach(module -> commands.addSubcommand(module.command(environment)));
    ProjectVersion version = new ProjectVersion(environment.home());
    commands.getCommandSpec().versionProvider(version);
    commands
        .getSubcommands()
        .values()
        .forEach(command -> command.getCommandSpec().versionProvider(version));
    commands
        .registerConverter(LocalDate.class, Cli::date)
        .setOut(environment.out())
        .setErr(environment.err())
        .setUsageHelpWidth(100)
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                environment.terminal().colors() ? Ansi.ON : Ansi.OFF))
        .setParameterExceptionHandler(this::explainUsage)
        .setExecutionExceptionHandler(this::explainFailure);
    int exitCode = commands.execute(arguments);
    environment.out().flush();
    environment.err().flush();
    return exitCode;
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException notOne) {
      throw new TypeConversionException("'" + text + "' is not a date such as 2026-01-31");
    }
  }

  private int explainUsage(ParameterException wrong, String[] arguments) {
    PrintWriter err = environment.err();
    CommandLine command = wrong.getCommandLine();
    err.println("stepshift: " + words(wrong));
    UnmatchedArgumentException.printSuggestions(wrong, err);
    err.println("See ./" + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCodes.USAGE;
  }

  private static String words(ParameterException wrong) {
    boolean isTopLevel = wrong.getCommandLine().getParent() == null;
    if (isTopLevel
        && wrong instanceof UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()) {
      return "There is no command '" + unmatched.getUnmatched().get(0) + "'.";
    }
    return told(wrong);
  }

  private int explainFailure(Exception failure, CommandLine command, ParseResult parsed) {
    if (environment.interrupts().came()) {
      return ExitCodes.FAILED;
    }
    LOG.debug("a command failed", failure);
    if (failure instanceof CliError error) {
      return say(told(error), error.exitCode());
    }
    if (failure instanceof SampleRefused || failure instanceof FaultSpecInvalid) {
      return say(told(failure), ExitCodes.USAGE);
    }
    // Exceptions of that package are written for the person who reads them.
    if (failure.getClass().getPackage().equals(PipelineInvalid.class.getPackage())) {
      return say(told(failure), ExitCodes.FAILED);
    }
    LOG.error("a command failed", failure);
    String log = " More is in " + LogFile.in(environment.home()) + ".";
    if (failure instanceof AwsServiceException answer && answer.awsErrorDetails() != null) {
      return say(
          answer.awsErrorDetails().serviceName()
              + " answers "
              + answer.awsErrorDetails().errorCode()
              + ": "
              + answer.awsErrorDetails().errorMessage()
              + log,
          ExitCodes.FAILED);
    }
    if (failure instanceof SdkClientException) {
      return say("The local AWS does not answer: start it again." + log, ExitCodes.FAILED);
    }
    return say("This is a bug in Stepshift: " + failure + "." + log, ExitCodes.FAILED);
  }

  private static String told(Exception failure) {
    return Objects.requireNonNullElse(failure.getMessage(), failure.toString());
  }

  private int say(String message, int exitCode) {
    environment.err().println("stepshift: " + message);
    return exitCode;
  }
}
