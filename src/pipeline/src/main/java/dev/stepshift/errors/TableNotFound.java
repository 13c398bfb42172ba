package dev.stepshift.errors;

import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.Table;
import java.util.stream.Collectors;

/** A run or a load asks for a table that the pipeline does not have. */
public final class TableNotFound extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TableNotFound(String message) {
    super(message);
  }

  /** Names the tables that there are. */
  public static TableNotFound in(Pipeline pipeline, String table) {
    String known = pipeline.tables().stream().map(Table::name).collect(Collectors.joining(", "));
    return new TableNotFound(
        "Pipeline "
            + pipeline.name()
            + " has no table \""
            + table
            + "\"; it has "
            + known
            + ". Mend the request, or add the table to its pipeline.yaml.");
  }
}
