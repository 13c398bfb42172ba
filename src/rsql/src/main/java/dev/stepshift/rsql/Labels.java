package dev.stepshift.rsql;

import dev.stepshift.rsql.Node.Command;
import dev.stepshift.rsql.Node.Comment;
import dev.stepshift.rsql.Node.If;
import dev.stepshift.rsql.Node.Sql;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The labels of a script, and what happens behind them. */
final class Labels {

  private final List<Node> script;
  private final Map<String, Integer> places = new HashMap<>();

  /**
   * @param script without includes
   * @throws RsqlRefused if a label is there twice, or jumped to and nowhere
   */
  Labels(List<Node> script) {
    this.script = script;
    for (int i = 0; i < script.size(); i++) {
      if (script.get(i) instanceof Command command && command.is("label")) {
        if (places.putIfAbsent(key(command), i) != null) {
          throw new RsqlRefused(
              command.place(), command.text() + " is there twice; rename one of the two");
        }
      }
    }
    requireKnown(script);
  }

  private void requireKnown(List<Node> nodes) {
    for (Node node : nodes) {
      if (node instanceof If block) {
        requireKnown(block.then());
        requireKnown(block.otherwise());
      } else if (node instanceof Command command
          && command.is("goto")
          && !places.containsKey(key(command))) {
        throw new RsqlRefused(
            command.place(),
            command.text()
                + " has no \\label outside of blocks; correct the name or add the label");
      }
    }
  }

  /** Where a {@code \goto} leads, as the index of the label. */
  int target(Command jump) {
    return places.get(key(jump));
  }

  /** How a block ends the script, if nothing else happens in it. */
  Leave leave(List<Node> block, int from) {
    for (Node node : block) {
      if (node instanceof Comment || isHarmless(node)) {
        continue;
      }
      if (node instanceof Command command && command.is("exit", "quit", "q")) {
        return code(command);
      }
      if (node instanceof Command command && command.is("goto")) {
        int target = target(command);
        // Behind its own end a script has gone well.
        Leave behind =
            target > from ? leave(script.subList(target, script.size()), target) : Leave.UNCLEAR;
        return behind == Leave.NOT ? Leave.WELL : behind;
      }
      return Leave.UNCLEAR;
    }
    return Leave.NOT;
  }

  /** The SQL that would run behind a label, up to the next exit. */
  Optional<Sql> sqlBehind(int label) {
    for (Node node : script.subList(label, script.size())) {
      if (node instanceof Command command && command.is("exit", "quit", "q", "goto")) {
        return Optional.empty();
      }
      if (node instanceof Sql sql && !isHarmless(sql)) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  private static Leave code(Command exit) {
    return exit.firstArgument().equals("0") ? Leave.WELL : Leave.FAILED;
  }

  private static boolean isHarmless(Node node) {
    if (node instanceof Sql sql) {
      Statement statement = new Statement(sql.text());
      return statement.rollsBack() || statement.commits();
    }
    return node instanceof Command command
        && (command.is("label") || Commands.say(command) || Commands.isLeftOut(command));
  }

  private static String key(Command command) {
    return command.firstArgument().toUpperCase(Locale.ROOT);
  }
}
