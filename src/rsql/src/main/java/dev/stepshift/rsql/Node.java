package dev.stepshift.rsql;

import java.util.List;

/** A part of a script. */
sealed interface Node {

  Place place();

  /** One statement without its semicolon, with the comments before it. */
  record Sql(Place place, String text) implements Node {}

  /** Comments, as SQL. */
  record Comment(Place place, String text) implements Node {}

  /**
   * A line that begins with a backslash.
   *
   * @param name in lower case, without the backslash
   */
  record Command(Place place, String name, String arguments) implements Node {

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
  record If(Place place, String condition, List<Node> then, List<Node> otherwise) implements Node {

    String text() {
      return "\\if " + condition;
    }
  }
}
