package dev.stepshift.rsql;

import dev.stepshift.rsql.ScriptNode.Command;
import dev.stepshift.rsql.ScriptNode.Comment;
import dev.stepshift.rsql.ScriptNode.If;
import dev.stepshift.rsql.ScriptNode.Sql;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The labels of a script, and what happens behind them. */
final class Labels {

  private final List<ScriptNode> script;
  private final Map<String, Integer> places = new HashMap<>();

  /**
   * @param script without includes
   * @throws RsqlRefused if a label is there twice, or jumped to and nowhere
   */
  Labels(List<ScriptNode> script) {
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

  private void requireKnown(List<ScriptNode> nodes) {
    for (ScriptNode node : nodes) {
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
    // The constructor refuses a jump to nowhere.
    return Objects.requireNonNull(places.get(key(jump)));
  }

  /** How a block ends the script, if nothing else happens in it. */
  BlockExit exitOf(List<ScriptNode> block, int from) {
    for (ScriptNode node : block) {
      if (node instanceof Comment || isHarmless(node)) {
        continue;
      }
      if (node instanceof Command command && command.is("exit", "quit", "q")) {
        return code(command);
      }
      if (node instanceof Command command && command.is("goto")) {
        int target = target(command);
        // Behind its own end a script has gone well.
        BlockExit behind =
            target > from
                ? exitOf(script.subList(target, script.size()), target)
                : BlockExit.UNCLEAR;
        return behind == BlockExit.NOT ? BlockExit.WELL : behind;
      }
      return BlockExit.UNCLEAR;
    }
    return BlockExit.NOT;
  }

  /** The SQL that would run behind a label, up to the next exit. */
  Optional<Sql> sqlBehind(int label) {
    for (ScriptNode node : script.subList(label, script.size())) {
      if (node instanceof Command command && command.is("exit", "quit", "q", "goto")) {
        return Optional.empty();
      }
      if (node instanceof Sql sql && !isHarmless(sql)) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  private static BlockExit code(Command exit) {
    return exit.firstArgument().equals("0") ? BlockExit.WELL : BlockExit.FAILED;
  }

  private static boolean isHarmless(ScriptNode node) {
    if (node instanceof Sql sql) {
      Statement statement = new Statement(sql.text());
      return statement.rollsBack() || statement.commits();
    }
    return node instanceof Command command
        && (command.is("label") || MetaCommands.say(command) || MetaCommands.isLeftOut(command));
  }

  private static String key(Command command) {
    return command.firstArgument().toUpperCase(Locale.ROOT);
  }
}
