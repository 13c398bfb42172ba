package dev.stepshift.pipeline.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Small pipeline files for the tests. In {@code shape} are those that the reader and the editor's
 * schema refuse, in {@code meaning} those that only the reader can judge, in {@code text} those
 * that are odd as YAML. Lines {@code #! <line>: <message>} at a file's end are the problems to
 * expect.
 */
record PipelineFile(String name, String text) {

  private static final Path FOLDER = Path.of("src/test/resources/pipelines");
  private static final String EXPECTED = "#! ";

  static Stream<PipelineFile> in(String kind) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(kind))) {
      return files.sorted().map(PipelineFile::read).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> expectedProblems() {
    return text.lines()
        .filter(line -> line.startsWith(EXPECTED))
        .map(line -> name + ":" + line.substring(EXPECTED.length()))
        .toList();
  }

  @Override
  public String toString() {
    return name;
  }

  private static PipelineFile read(Path file) {
    try {
      return new PipelineFile(file.getFileName().toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
