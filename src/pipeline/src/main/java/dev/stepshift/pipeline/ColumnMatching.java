package dev.stepshift.pipeline;

/** How the columns of a source's files find those of the table. */
public record ColumnMatching(Header header, MissingColumns missing, ExtraColumns extra) {

  /** By place, and whatever the files lack or have besides is COPY's to judge. */
  public static final ColumnMatching BY_PLACE =
      new ColumnMatching(Header.IGNORE, MissingColumns.NULL, ExtraColumns.IGNORE);

  /** Whether the names of a file's columns count, or only their places. */
  public enum Header {
    MATCH,
    IGNORE
  }

  /** What a column is that a file lacks. */
  public enum MissingColumns {
    NULL,
    FAIL
  }

  /** What becomes of a file's column that the table lacks. */
  public enum ExtraColumns {
    IGNORE,
    FAIL
  }

  public boolean byName() {
    return header == Header.MATCH;
  }
}
