package dev.stepshift.rsql;

/**
 * What a person should know of a line.
 *
 * @param text the line's own words, shortened
 * @param why what became of it, and what to do
 * @param problem whether it could not be converted; else it was converted or left out
 */
public record Finding(ScriptLine place, String text, String why, boolean problem) {

  private static final int MOST_CHARACTERS = 60;

  public Finding {
    String line = text.strip().replaceAll("\\s+", " ").replace(RunDate.MARK, "(the run's date)");
    text = line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS - 1) + "…" : line;
  }

  /** {@code file:line: text: why}. */
  @Override
  public String toString() {
    return place + ": " + text + ": " + why;
  }
}
