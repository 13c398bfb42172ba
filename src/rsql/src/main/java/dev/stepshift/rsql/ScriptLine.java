package dev.stepshift.rsql;

/**
 * A line of a script.
 *
 * @param line counted from 1
 */
public record ScriptLine(String file, int line) {

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
