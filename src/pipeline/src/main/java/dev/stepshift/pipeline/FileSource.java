package dev.stepshift.pipeline;

/**
 * The files that feed a table.
 *
 * @param duplicates what becomes of files with the same content, which an append would add twice
 */
public record FileSource(
    FileSelection selection,
    FileFormat format,
    ColumnMatching matching,
    OnMissing onMissing,
    Duplicates duplicates)
    implements TableInput {

  /** What a load does when it finds no file. */
  public enum OnMissing {
    SKIP,
    FAIL
  }

  /** What an append does when it finds the same content under two names. */
  public enum Duplicates {
    WARN,
    FAIL,
    ALLOW
  }

  /** Files of which two with the same content are warned of. */
  public FileSource(
      FileSelection selection, FileFormat format, ColumnMatching matching, OnMissing onMissing) {
    this(selection, format, matching, onMissing, Duplicates.WARN);
  }
}
