package dev.stepshift.pipeline;

/** One column of a target table. */
public record Column(String name, RedshiftType type, boolean notNull) {

  public Column {
    if (name.isBlank()) {
      throw new IllegalArgumentException("column '" + name + "' needs a name and a type");
    }
  }
}
