package dev.stepshift.cli;

import dev.stepshift.cli.text.Amounts;
import dev.stepshift.cli.validate.Check;
import dev.stepshift.rsql.ImportedPipeline;
import dev.stepshift.rsql.RsqlImport;
import dev.stepshift.rsql.RsqlRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import-rsql",
    mixinStandardHelpOptions = true,
    description =
        "Convert Amazon Redshift RSQL scripts to pipelines, and say which lines cannot be.")
final class ImportRsqlCommand implements Callable<Integer> {

  private final Environment environment;

  @Parameters(paramLabel = "<file>", arity = "1..*", description = "Scripts, each a pipeline.")
  private List<Path> scripts;

  @Option(
      names = "--into",
      paramLabel = "<pipeline>",
      description = "The pipeline's name (default: the file's); all scripts become this one.")
  private String into;

  @Option(
      names = "--schema",
      paramLabel = "<schema>",
      description = "The pipeline's schema (default: the first that the script writes to).")
  private String schema;

  @Option(
      names = "--set",
      paramLabel = "<NAME=value>",
      description = "The value of $${NAME} and :NAME; may be given several times.")
  private Map<String, String> values = new LinkedHashMap<>();

  @Option(
      names = "--run-date-variable",
      paramLabel = "<NAME>",
      description = "A variable that holds the run's date; may be given several times.")
  private Set<String> dates = Set.of();

  @Option(names = "--force", description = "Write over a pipeline of this name.")
  private boolean force;

  ImportRsqlCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    try {
      RsqlImport rsql = new RsqlImport(values, dates, Optional.ofNullable(schema));
      List<ImportedPipeline> all = new ArrayList<>();
      if (into != null) {
        all.add(rsql.read(scripts, Optional.of(into)));
      } else {
        scripts.forEach(script -> all.add(rsql.read(List.of(script), Optional.empty())));
      }
      all.forEach(this::refuseToOverwrite);
      long problems = 0;
      for (ImportedPipeline imported : all) {
        problems += write(imported);
      }
      return problems == 0 ? ExitCodes.OK : ExitCodes.FAILED;
    } catch (RsqlRefused refused) {
      throw new CliError(Objects.requireNonNullElse(refused.getMessage(), refused.toString()));
    }
  }

  private void refuseToOverwrite(ImportedPipeline imported) {
    if (!force && Files.exists(folder(imported))) {
      throw new CliError(
          "There is a pipeline %s already: choose a name by --into, or write over it by --force."
              .formatted(imported.name()),
          ExitCodes.USAGE);
    }
  }

  private Path folder(ImportedPipeline imported) {
    return environment.home().resolve("sql/pipelines").resolve(imported.name());
  }

  private long write(ImportedPipeline imported) {
    RsqlImport.write(imported, folder(imported));
    imported
        .findings()
        .forEach(found -> environment.say((found.problem() ? "problem  " : "note     ") + found));
    long problems = imported.problems();
    if (problems == 0) {
      problems = invalid(imported.name());
    }
    environment.say(
        "sql/pipelines/%s: %s, %s."
            .formatted(
                imported.name(),
                Amounts.counted(imported.files().size(), "file"),
                Amounts.counted(problems, "problem")));
    environment.say(
        problems == 0
            ? "Run it: ./stepshift run " + imported.name()
            : "It does not run before they are fixed; not_converted marks the places.");
    return problems;
  }

  /** SQL that no command of RSQL is to blame for. */
  private long invalid(String pipeline) {
    long problems = 0;
    for (Check check : environment.checks().of(environment.home(), Optional.of(pipeline))) {
      for (String problem : check.problems()) {
        environment.say("problem  " + problem);
        problems++;
      }
    }
    return problems;
  }
}
