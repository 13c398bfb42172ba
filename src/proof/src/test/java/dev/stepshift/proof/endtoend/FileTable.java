package dev.stepshift.proof.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One of many tables of a pipeline, each fed with a file of its own.
 *
 * @param columns as in {@code pipeline.yaml}
 * @param source as there, in one line
 */
record FileTable(String name, String columns, String source) {

  /** A pipeline of one wave. More at a time would only wait for each other on a busy machine. */
  static String pipeline(String pipeline, List<FileTable> tables) {
    String head =
        """
        pipeline: %1$s
        schema: mart
        max_parallel: 4
        defaults:
          source: {path: "%1$s/{run_date}/{table}/"}
          timeouts: {copy: 2m, validate: 2m, merge: 2m}
        tables:
        """
            .formatted(pipeline);
    return head + tables.stream().map(FileTable::yaml).collect(Collectors.joining());
  }

  private String yaml() {
    return """
      - name: %s
        strategy: replace
        columns: %s
        source: {%s}
    """
        .formatted(name, columns, source);
  }

  /** A file that another library has written than the one that reads it. */
  static byte[] fixture(String file) {
    try {
      return Files.readAllBytes(Path.of("../redshift/src/test/resources/formats").resolve(file));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
