package dev.stepshift.delivery;

import dev.stepshift.loadhistory.FileLoad;
import dev.stepshift.source.SourceFile;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a load.
 *
 * @param where they were looked for, as people read it
 * @param fileLoad of new files; empty if the run's date says which files are its
 * @param rows how many rows their producer says they hold; empty if that is not said
 * @param warnings what a person should know of them, a sentence each
 */
public record FilesToLoad(
    String where,
    List<SourceFile> files,
    Optional<FileLoad> fileLoad,
    Optional<BigDecimal> rows,
    List<String> warnings) {

  public FilesToLoad {
    files = List.copyOf(files);
    warnings = List.copyOf(warnings);
  }

  /** The same files, with more to know of them. */
  FilesToLoad warnedOf(List<String> more) {
    List<String> all = Stream.concat(warnings.stream(), more.stream()).toList();
    return new FilesToLoad(where, files, fileLoad, rows, all);
  }
}
