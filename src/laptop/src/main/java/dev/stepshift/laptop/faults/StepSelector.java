package dev.stepshift.laptop.faults;

/**
 * Which steps of which loads a fault strikes.
 *
 * @param table empty for any
 * @param step such as {@code merge}; empty for any
 */
public record StepSelector(String table, String step) {

  public static final StepSelector ANY = new StepSelector("", "");

  private static final int TABLE = 3;
  private static final int STEP = 4;

  public static StepSelector of(String table) {
    return new StepSelector(table, "");
  }

  public static StepSelector of(String table, String step) {
    return new StepSelector(table, step);
  }

  /** Whether it takes a statement of this name, {@code <stack>/<pipeline>/<run>/<table>/<step>}. */
  boolean takesStatement(String name) {
    String[] parts = name.split("/", -1);
    return this.equals(ANY) || (parts.length > STEP && takes(parts[TABLE], parts[STEP]));
  }

  boolean takes(String itsTable, String itsStep) {
    return takesTable(itsTable) && (step.isEmpty() || step.equals(itsStep));
  }

  boolean takesTable(String name) {
    return table.isEmpty() || table.equals(name);
  }

  /** As a specification writes it, with a colon in front; empty for any. */
  String spec() {
    return table.isEmpty() ? "" : ":" + table + (step.isEmpty() ? "" : "/" + step);
  }
}
