package dev.stepshift.pipeline;

import java.util.Optional;

/**
 * One column of a target table.
 *
 * @param from what files call it; without it they call it by its name
 * @param renamedFrom the name that it had before, which older files still have, and the target
 *     until a load renames its column
 */
public record Column(
    String name,
    RedshiftType type,
    boolean notNull,
    Optional<String> from,
    Optional<String> renamedFrom) {

  public Column {
    if (name.isBlank()) {
      throw new IllegalArgumentException("column '" + name + "' needs a name and a type");
    }
  }

  /** A column that has one name. */
  public Column(String name, RedshiftType type, boolean notNull) {
    this(name, type, notNull, Optional.empty(), Optional.empty());
  }

  /** The same, where it refuses NULL. */
  public Column required() {
    return new Column(name, type, true, from, renamedFrom);
  }

  /** What files call it in the first place. */
  public String nameInFiles() {
    return from.orElse(name);
  }
}
