package dev.stepshift.errors;

import java.util.List;

/** A run or a load asks for a table that the pipeline does not have. */
public final class TableNotFound extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TableNotFound(String message) {
    super(message);
  }

  /**
   * @param known the tables that there are
   */
  public TableNotFound(String pipeline, List<String> known, String table) {
    this(
        "Pipeline "
            + pipeline
            + " has no table \""
            + table
            + "\"; it has "
            + String.join(", ", known)
            + ". Fix the request, or add the table to its pipeline.yaml.");
  }
}
