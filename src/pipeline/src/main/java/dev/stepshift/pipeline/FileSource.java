package dev.stepshift.pipeline;

/** The files that feed a table. */
public record FileSource(
    FileSelection selection, FileFormat format, ColumnMatching matching, OnMissing onMissing)
    implements TableInput {

  /** What a load does when it finds no file. */
  public enum OnMissing {
    SKIP,
    FAIL
  }
}
