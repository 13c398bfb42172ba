package dev.stepshift.rsql;

import dev.stepshift.rsql.ScriptNode.Command;
import dev.stepshift.rsql.ScriptNode.Comment;
import dev.stepshift.rsql.ScriptNode.If;
import dev.stepshift.rsql.ScriptNode.Sql;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Follows a script as it goes when all is well. What it does after an error needs no counterpart,
 * since a statement that fails ends the run.
 */
final class HappyPath {

  private final List<ScriptNode> script;
  private final Labels labels;
  private final Variables variables;
  private final Transactions transactions;
  private final Findings findings;
  private final StringBuilder comments = new StringBuilder();
  private Optional<ScriptItem> last = Optional.empty();

  HappyPath(
      List<ScriptNode> script, Variables variables, Transactions transactions, Findings findings) {
    this.script = script;
    this.labels = new Labels(script);
    this.variables = variables;
    this.transactions = transactions;
    this.findings = findings;
  }

  void follow() {
    int at = 0;
    while (at < script.size()) {
      ScriptNode node = script.get(at);
      if (node instanceof Command command && command.is("goto")) {
        at = jump(command, at);
      } else if (node instanceof Command command && command.is("exit", "quit", "q")) {
        exit(command);
        leaveOut(at + 1, script.size());
        at = script.size();
      } else {
        take(node, at);
        at++;
      }
    }
    if (transactions.isOpen()) {
      findings.note(
          script.get(script.size() - 1).place(),
          "(end of the script)",
          "BEGIN has no COMMIT, so RSQL would take all back; the file commits");
    }
    transactions.commit();
  }

  private int jump(Command jump, int at) {
    int target = labels.target(jump);
    if (target <= at) {
      problem(jump.place(), jump.text(), "jumps back; write the loop as a stored procedure");
      return at + 1;
    }
    leaveOut(at + 1, target);
    return target;
  }

  private void exit(Command exit) {
    String code = exit.firstArgument();
    if (code.matches("\\d+") && !code.equals("0")) {
      problem(exit.place(), exit.text(), "ends the script with a failure in any case; remove it");
    }
  }

  /** What only an error leads to. */
  private void leaveOut(int from, int to) {
    for (ScriptNode node : script.subList(from, to)) {
      boolean matters =
          node instanceof If || (node instanceof Sql sql && !new Statement(sql.text()).rollsBack());
      if (matters) {
        problem(
            node.place(),
            node instanceof If block ? block.text() : Statement.bare(((Sql) node).text()),
            "runs after a jump alone, and a run that fails ends; a person is told by a message, so"
                + " remove it, or move it in front of the jump");
      }
    }
  }

  private void take(ScriptNode node, int at) {
    if (node instanceof Sql sql) {
      takeSql(sql);
    } else if (node instanceof Comment comment) {
      comments.append(comment.text()).append('\n');
    } else if (node instanceof If block) {
      takeIf(block, at);
    } else if (node instanceof Command command) {
      takeCommand(command);
    }
  }

  /** Inside a block, where nothing can be jumped to or left out. */
  private void takeAll(List<ScriptNode> block, int at) {
    for (ScriptNode node : block) {
      if (node instanceof Command command && command.is("goto", "label", "exit", "quit", "q")) {
        problem(
            command.place(),
            command.text(),
            "leaves the script, or is jumped to, inside a block that runs when all is well; Stepshift"
                + " has no such jump: divide the script there into two pipelines");
      } else {
        take(node, at);
      }
    }
  }

  private void takeSql(Sql sql) {
    // What is counted behind it is not what came before it.
    last = Optional.empty();
    Set<String> unknown = new LinkedHashSet<>();
    String filled = variables.fillSql(sql.text(), unknown);
    unknown.addAll(Variables.shellLeft(filled));
    String bare = Statement.bare(filled);
    if (!unknown.isEmpty()) {
      problem(
          sql.place(),
          Statement.bare(sql.text()),
          "has no value for "
              + String.join(", ", unknown)
              + "; give --set NAME=value, or --run-date-variable NAME for the run's date");
      return;
    }
    if (!RunDate.isWritable(filled)) {
      problem(
          sql.place(),
          Statement.bare(sql.text()),
          "has the run's date inside a text or name; make it a value of its own, such as"
              + " 'sales-' || :'NAME', or let COPY be a table's source with {run_date} in its path");
      return;
    }
    Statement statement = new Statement(filled);
    if (statement.opensTransaction()) {
      transactions.begin();
    } else if (statement.commits()) {
      transactions.commit();
    } else if (statement.rollsBack()) {
      problem(sql.place(), bare, "takes back what all went well with; remove the statements");
    } else if (statement.isVacuum()) {
      findings.note(
          sql.place(),
          bare,
          "left out; Redshift does it by itself, and for a table of the pipeline there is"
              + " maintenance");
    } else if (statement.isOwnSetting()) {
      findings.note(sql.place(), bare, "left out; Stepshift sets it for each step");
    } else if (statement.needsNoTransaction()) {
      problem(
          sql.place(),
          bare,
          "cannot run in a transaction, which each file is; run it once by hand");
    } else {
      add(sql.place(), filled, statement);
    }
  }

  private void add(ScriptLine place, String sql, Statement statement) {
    if (statement.carriesSecret()) {
      findings.note(
          place,
          "a statement with keys",
          "converted as it is; keys do not belong in a repository, so write iam_role default");
    }
    String text = comments + sql;
    comments.setLength(0);
    ScriptItem item =
        statement.isSetting() ? ScriptItem.setting(place, text) : ScriptItem.statement(place, text);
    transactions.add(item);
    last = Optional.of(item);
  }

  private void takeCommand(Command command) {
    if (MetaCommands.say(command)) {
      comments.append("-- ").append(command.arguments()).append('\n');
    } else if (command.is("set")) {
      set(command);
    } else if (command.is("unset")) {
      variables.unset(command.firstArgument());
    } else if (!command.is("label", "g", "gx")) {
      Optional<String> why = MetaCommands.leftOut(command);
      if (why.isPresent()) {
        findings.note(command.place(), command.text(), why.get());
      } else {
        problem(command.place(), command.text(), MetaCommands.impossible(command));
      }
    }
  }

  private void set(Command command) {
    String name = command.firstArgument();
    String rest = command.arguments().substring(name.length());
    Optional<String> value = MetaCommands.value(rest, variables);
    if (value.isEmpty()) {
      problem(
          command.place(),
          command.text(),
          "asks the shell; give the value by --set " + name + "=value and remove the line");
    } else {
      variables.set(name, value.get());
    }
  }

  private void takeIf(If block, int at) {
    Condition condition = Condition.parse(variables.fillCondition(block.condition()));
    if (condition instanceof Condition.AfterError error) {
      onError(block, error.failed() ? block.then() : block.otherwise(), at);
      takeAll(error.failed() ? block.otherwise() : block.then(), at);
    } else if (condition instanceof Condition.Count count) {
      takeCount(block, count, at);
    } else if (condition instanceof Condition.Known known) {
      findings.note(
          block.place(),
          block.text(),
          known.holds() ? "always holds; only its block is converted" : "never holds; left out");
      takeAll(known.holds() ? block.then() : block.otherwise(), at);
    } else {
      problem(
          block.place(),
          block.text(),
          "is not a condition that can be converted; :ERROR, :ERRORCODE against 0, :ACTIVITYCOUNT against a"
              + " number, and constants are. Decide it by --set, or write it in SQL");
    }
  }

  private void onError(If block, List<ScriptNode> handler, int at) {
    BlockExit exit = labels.exitOf(handler, at);
    boolean jumps = handler.stream().anyMatch(node -> node instanceof Command c && c.is("goto"));
    if (handler.isEmpty() || exit == BlockExit.FAILED || (exit == BlockExit.WELL && jumps)) {
      findings.note(
          block.place(), block.text(), "left out; a statement that fails ends the run by itself");
      return;
    }
    String why =
        switch (exit) {
          case WELL ->
              "takes a failure for success; a run fails with the statement. Make it one that"
                  + " does not fail, such as drop table if exists, and remove the block";
          case NOT ->
              "goes on after a failure; a run ends there. Make the statement one that does not"
                  + " fail, such as drop table if exists, and remove the block";
          default ->
              "runs something after a failure; a run ends there, and a person is told by a"
                  + " message. Remove the block";
        };
    problem(block.place(), block.text(), why);
  }

  private void takeCount(If block, Condition.Count count, int at) {
    BlockExit then = labels.exitOf(block.then(), at);
    BlockExit otherwise = labels.exitOf(block.otherwise(), at);
    if (then == BlockExit.NOT && otherwise == BlockExit.NOT) {
      findings.note(block.place(), block.text(), "left out; it only says something");
    } else if (then == BlockExit.FAILED) {
      check(block, count);
      takeAll(block.otherwise(), at);
    } else if (otherwise == BlockExit.FAILED) {
      check(block, count.negated());
      takeAll(block.then(), at);
    } else if (then == BlockExit.WELL || otherwise == BlockExit.WELL) {
      problem(
          block.place(),
          block.text(),
          "ends the script early and well; a run does all its steps. Add the condition to the"
              + " statements behind it, as where exists (...)");
    } else {
      problem(
          block.place(),
          block.text(),
          "runs SQL for some numbers of rows only; add the condition to that SQL, as where exists"
              + " (...), or write it as a stored procedure");
    }
  }

  /** The counts for which the script ends are wrong. */
  private void check(If block, Condition.Count wrong) {
    Optional<ScriptItem> counted = last;
    Optional<RowBounds> right = wrong.opposite();
    if (counted.isEmpty() || !isQuery(counted.get())) {
      problem(
          block.place(),
          block.text(),
          "counts the rows of a statement that is not a SELECT; write a SELECT that finds them, with the"
              + " same check");
    } else if (right.isEmpty()) {
      problem(
          block.place(),
          block.text(),
          "leaves two ranges of right numbers; write two checks, or a SELECT of which none is right");
    } else {
      transactions.withdraw(counted.get());
      String query = Statement.bare(counted.get().sql());
      transactions.add(ScriptItem.check(block.place(), query, right.get()));
      findings.note(
          block.place(),
          block.text(),
          "a check now: " + right.get().words() + " of the SELECT's rows");
    }
  }

  private static boolean isQuery(ScriptItem item) {
    return item.is(ScriptItem.Kind.STATEMENT) && item.statement().isQuery();
  }

  private void problem(ScriptLine place, String text, String why) {
    transactions.add(ScriptItem.mark(findings.problem(place, text, why)));
  }
}
