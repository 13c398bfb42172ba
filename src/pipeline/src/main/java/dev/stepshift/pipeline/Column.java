package dev.stepshift.pipeline;

/**
 * One column of a target table.
 *
 * @param type the Redshift type as it is written in {@code create table}, such as {@code
 *     decimal(12,2)}
 */
public record Column(String name, String type, boolean notNull) {

  public Column {
    if (name.isBlank() || type.isBlank()) {
      throw new IllegalArgumentException("column '" + name + "' needs a name and a type");
    }
  }
}
