package dev.stepshift.cli;

import dev.stepshift.cli.text.Amounts;
import dev.stepshift.cli.validate.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = "Check pipelines, SQL templates and machines, and list every problem.")
final class ValidateCommand implements Callable<Integer> {

  private final Environment environment;

  @Parameters(
      paramLabel = "<pipeline>",
      arity = "0..1",
      description = "Only this one (default: all).")
  private String pipeline;

  @Option(
      names = "--offline",
      description = "Do not try the SQL on an empty warehouse of this machine.")
  private boolean offline;

  ValidateCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    if (pipeline != null) {
      new Pipelines(environment.home()).require(pipeline);
    }
    Optional<String> only = Optional.ofNullable(pipeline);
    List<Check> checks = new ArrayList<>(environment.checks().of(environment.home(), only));
    List<Check> onWarehouse = environment.checks().onWarehouse(environment.home(), only);
    if (!offline) {
      checks.addAll(onWarehouse);
    }
    if (checks.isEmpty()) {
      throw new CliError("There is nothing to check under " + environment.home() + ".");
    }
    long problems = 0;
    for (Check check : checks) {
      List<String> found = check.problems();
      environment.say((found.isEmpty() ? "ok       " : "problem  ") + check.name());
      found.forEach(problem -> environment.say("           " + problem));
      problems += found.size();
    }
    if (offline) {
      onWarehouse.forEach(check -> environment.say("skipped  " + check.name() + ", --offline"));
    }
    environment.say("");
    environment.say(
        "%s, %s."
            .formatted(
                Amounts.counted(checks.size(), "check"), Amounts.counted(problems, "problem")));
    return problems == 0 ? ExitCodes.OK : ExitCodes.FAILED;
  }
}
