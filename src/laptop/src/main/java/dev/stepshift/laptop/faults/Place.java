package dev.stepshift.laptop.faults;

/**
 * Where among the loads of a run a fault strikes.
 *
 * @param table empty for any
 * @param step such as {@code merge}; empty for any
 */
public record Place(String table, String step) {

  public static final Place ANY = new Place("", "");

  private static final int TABLE = 3;
  private static final int STEP = 4;

  public static Place of(String table) {
    return new Place(table, "");
  }

  public static Place of(String table, String step) {
    return new Place(table, step);
  }

  /** Whether a statement, {@code <stack>/<pipeline>/<run>/<table>/<step>}, is here. */
  boolean holds(String statementName) {
    String[] parts = statementName.split("/");
    return this.equals(ANY) || parts.length > STEP && holds(parts[TABLE], parts[STEP]);
  }

  boolean holds(String itsTable, String itsStep) {
    return holdsTable(itsTable) && (step.isEmpty() || step.equals(itsStep));
  }

  boolean holdsTable(String name) {
    return table.isEmpty() || table.equals(name);
  }

  /** As a specification writes it, with a colon in front; empty for anywhere. */
  String words() {
    return table.isEmpty() ? "" : ":" + table + (step.isEmpty() ? "" : "/" + step);
  }
}
