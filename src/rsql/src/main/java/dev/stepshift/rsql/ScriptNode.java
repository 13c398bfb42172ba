package dev.stepshift.rsql;

import java.util.List;

/** A part of a script. */
sealed interface ScriptNode {

  ScriptLine place();

  /** One statement without its semicolon, with the comments before it. */
  record Sql(ScriptLine place, String text) implements ScriptNode {}

  /** Comments, as SQL. */
  record Comment(ScriptLine place, String text) implements ScriptNode {}

  /**
   * A line that begins with a backslash.
   *
   * @param name in lower case, without the backslash
   */
  record Command(ScriptLine place, String name, String arguments) implements ScriptNode {

    boolean is(String... names) {
      return List.of(names).contains(name);
    }

    String text() {
      return ("\\" + name + " " + arguments).strip();
    }

    String firstArgument() {
      return arguments.strip().split("\\s+", 2)[0];
    }
  }

  /**
   * {@code \if} up to {@code \endif}.
   *
   * @param otherwise what runs if the condition does not hold; an {@code \elseif} is an If in it
   */
  record If(ScriptLine place, String condition, List<ScriptNode> then, List<ScriptNode> otherwise)
      implements ScriptNode {

    String text() {
      return "\\if " + condition;
    }
  }
}
