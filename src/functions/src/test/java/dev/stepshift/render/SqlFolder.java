package dev.stepshift.render;

import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.PipelineStore;
import dev.stepshift.pipeline.yaml.PipelineReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The repository's templates, with one pipeline file in place of its pipelines. */
public record SqlFolder(Path pipelineFile) implements PipelineStore {

  /** The pipeline that the golden files are made of. */
  public static final SqlFolder SHOP =
      new SqlFolder(Path.of("src/test/resources/golden/pipeline.yaml"));

  @Override
  public Pipeline pipeline(String name) {
    return new PipelineReader().read(pipelineFile.toString(), read(pipelineFile));
  }

  @Override
  public String text(String path) {
    // A pipeline's own files lie beside its pipeline file: pipelines/<name>/<file>.
    return path.startsWith("pipelines/")
        ? read(pipelineFile.resolveSibling(path.split("/", 3)[2]))
        : read(Path.of("../../sql").resolve(path));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
