package dev.stepshift.cli;

import dev.stepshift.errors.PipelineInvalid;
import dev.stepshift.laptop.deploy.SharedTargets;
import dev.stepshift.pipeline.Table;
import dev.stepshift.pipeline.yaml.FolderPipelineStore;
import dev.stepshift.pipeline.yaml.PipelineReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pipelines of the repository, by their folders. */
final class Pipelines {

  private final Path sql;
  private final Path folder;

  Pipelines(Path home) {
    this.sql = home.resolve("sql");
    this.folder = sql.resolve("pipelines");
  }

  List<String> names() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> Files.exists(entry.resolve("pipeline.yaml")))
          .map(entry -> entry.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  void require(String name) {
    List<String> names = names();
    if (!names.contains(name)) {
      throw new CliError(
          names.isEmpty()
              ? "There is no pipeline: add sql/pipelines/" + name + "/pipeline.yaml."
              : "There is no pipeline '"
                  + name
                  + "'. There "
                  + (names.size() == 1 ? "is " : "are ")
                  + String.join(", ", names)
                  + ".",
          ExitCodes.USAGE);
    }
  }

  /**
   * Refuses a run of a pipeline that writes what another one writes.
   *
   * @throws PipelineInvalid naming both
   */
  void requireOwnTargets(String name) {
    List<String> problems = sharedTargets().problemsOf(name);
    if (!problems.isEmpty()) {
      throw new PipelineInvalid(problems);
    }
  }

  /** The same, of all pipelines. */
  void requireOwnTargets() {
    List<String> problems = sharedTargets().problems();
    if (!problems.isEmpty()) {
      throw new PipelineInvalid(problems);
    }
  }

  private SharedTargets sharedTargets() {
    return new SharedTargets(new FolderPipelineStore(sql));
  }

  /** Refuses a run of tables that the pipeline does not have, before anything is started. */
  void requireTables(String pipeline, List<String> tables) {
    Path file = folder.resolve(pipeline).resolve("pipeline.yaml");
    try {
      List<String> all =
          new PipelineReader()
              .readFolder(pipeline, Files.readString(file)).tables().stream()
                  .map(Table::name)
                  .toList();
      for (String table : tables) {
        if (!all.contains(table)) {
          throw new CliError(
              "Pipeline %s has no table '%s'. There are %s."
                  .formatted(pipeline, table, String.join(", ", all)),
              ExitCodes.USAGE);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
