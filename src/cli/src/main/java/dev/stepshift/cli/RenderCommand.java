package dev.stepshift.cli;

import dev.stepshift.cli.text.Amounts;
import dev.stepshift.laptop.deploy.LocalNames;
import dev.stepshift.pipeline.Phase;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.Table;
import dev.stepshift.pipeline.yaml.FolderPipelineStore;
import dev.stepshift.render.SqlPreview;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "render",
    mixinStandardHelpOptions = true,
    description = {
      "Write out the SQL that a run of 2026-01-31 would send, and send none of it.",
      "Each source is taken to hold one file."
    })
final class RenderCommand implements Callable<Integer> {

  private final Environment environment;

  @Parameters(
      paramLabel = "<pipeline>",
      arity = "0..1",
      description = "Only this one (default: all).")
  private String pipeline;

  @Option(
      names = "--tables",
      paramLabel = "<table>",
      split = ",",
      description = "Only these, separated by commas, and no SQL around them.")
  private List<String> tables = new ArrayList<>();

  @Option(
      names = "--into",
      paramLabel = "<folder>",
      description = "Write <folder>/<pipeline>/<table>/<step>.sql, and print only how many.")
  private Path folder;

  RenderCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Pipelines pipelines = new Pipelines(environment.home());
    if (pipeline != null) {
      pipelines.require(pipeline);
      pipelines.requireTables(pipeline, tables);
    } else if (!tables.isEmpty()) {
      throw new CliError("--tables needs a pipeline: name it first.", ExitCodes.USAGE);
    }
    FolderPipelineStore store = new FolderPipelineStore(environment.home().resolve("sql"));
    SqlPreview preview = new SqlPreview(store::text, LocalNames.lambdaSettings());
    for (String name : pipeline == null ? store.names() : List.of(pipeline)) {
      Map<String, String> texts = render(preview, store.pipeline(name));
      if (folder == null) {
        texts.forEach((file, sql) -> environment.say("-- " + file + "\n" + sql));
      } else {
        texts.forEach((file, sql) -> write(folder.resolve(file), sql));
        environment.say(
            Amounts.counted(texts.size(), "file") + " in " + folder.resolve(name) + ".");
      }
    }
    return ExitCodes.OK;
  }

  /** Texts by the paths of their files. */
  private Map<String, String> render(SqlPreview preview, Pipeline of) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Table table : of.tables()) {
      if (tables.isEmpty() || tables.contains(table.name())) {
        add(texts, of.name() + "/" + table.name(), preview.of(of, table));
      }
    }
    if (tables.isEmpty()) {
      for (Phase phase : of.phases().present()) {
        add(texts, of.name() + "/" + phase.word(), preview.of(of, phase));
      }
    }
    return texts;
  }

  private static void add(
      Map<String, String> texts, String folder, Map<String, List<String>> steps) {
    steps.forEach(
        (step, statements) ->
            texts.put(
                folder + "/" + fileName(step) + ".sql", String.join(";\n\n", statements) + ";\n"));
  }

  /**
   * A step is called as in the names of its statements; a blank or slash has no place in a path.
   */
  private static String fileName(String step) {
    return step.replaceAll("\\.sql$", "")
        .replaceAll("[ /]", "_")
        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
        .toLowerCase(Locale.ROOT);
  }

  private static void write(Path file, String sql) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, sql);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
