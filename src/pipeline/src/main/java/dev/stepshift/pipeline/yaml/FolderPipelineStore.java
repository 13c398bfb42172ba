package dev.stepshift.pipeline.yaml;

import dev.stepshift.errors.PipelineNotFound;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.PipelineStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The {@code sql/} folder of a working copy; nothing is cached, so that an edit counts at once. */
public final class FolderPipelineStore implements PipelineStore {

  private final Path sqlFolder;
  private final PipelineReader reader = new PipelineReader();

  public FolderPipelineStore(Path sqlFolder) {
    this.sqlFolder = sqlFolder;
  }

  @Override
  public Pipeline pipeline(String name) {
    return reader.readFolder(name, text(PipelineStore.fileOf(name)));
  }

  @Override
  public String text(String path) {
    Path file = sqlFolder.resolve(PipelineStore.requireInside(path));
    if (!Files.isRegularFile(file)) {
      throw new PipelineNotFound("there is no " + file + "; check the name");
    }
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + "; save it as UTF-8", e);
    }
  }

  /** The line of a pipeline's file on which a table's name stands, counted from 1. */
  public int lineOf(String pipeline, String table) {
    return reader.lineOf(text(PipelineStore.fileOf(pipeline)), table);
  }

  /** The folders that hold a {@code pipeline.yaml}, by name. */
  public List<String> names() {
    Path folder = sqlFolder.resolve("pipelines");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .filter(child -> Files.isRegularFile(child.resolve("pipeline.yaml")))
          .map(child -> child.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }
}
