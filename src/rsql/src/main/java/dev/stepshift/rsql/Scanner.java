package dev.stepshift.rsql;

import dev.stepshift.redshift.sql.Token;
import dev.stepshift.redshift.sql.Tokenizer;
import dev.stepshift.rsql.ScriptNode.Command;
import dev.stepshift.rsql.ScriptNode.Comment;
import dev.stepshift.rsql.ScriptNode.Sql;
import dev.stepshift.sql.SqlScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts a script into statements, comments and commands, which end with their lines. */
final class Scanner {

  /** Commands that end the statement before them, as a semicolon does. */
  private static final Set<String> END_STATEMENT = Set.of("g", "gx", "gset", "gexec");

  private final String file;
  private final String text;
  private final List<ScriptNode> nodes = new ArrayList<>();

  private Scanner(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /**
   * @throws RsqlRefused if a string, name or comment is not closed, or a statement has no end
   */
  static List<ScriptNode> scan(String file, String text) {
    Scanner scanner = new Scanner(file, text);
    int at = 0;
    while (at < text.length()) {
      at = scanner.scanToCommand(at);
    }
    return List.copyOf(scanner.nodes);
  }

  /** What a command says is not SQL, so the tokens are cut anew behind each. */
  private int scanToCommand(int from) {
    String rest = text.substring(from);
    int start = 0;
    int first = -1;
    for (Token token : Tokenizer.tokenize(rest)) {
      if (token.isOperator("\\")) {
        int end = rest.indexOf('\n', token.start());
        int next = end < 0 ? rest.length() : end + 1;
        Command command = command(from + token.start(), rest.substring(token.end(), next));
        if (first >= 0) {
          if (!END_STATEMENT.contains(command.name())) {
            throw new RsqlRefused(
                place(from + first),
                "the statement has no end before "
                    + command.text()
                    + " in line "
                    + command.place().line()
                    + "; end it with a semicolon");
          }
          nodes.add(new Sql(place(from + first), rest.substring(start, token.start()).strip()));
        } else {
          addComment(from + start, rest.substring(start, token.start()));
        }
        nodes.add(command);
        return from + next;
      }
      if (token.isOperator(";")) {
        if (first >= 0) {
          nodes.add(new Sql(place(from + first), rest.substring(start, token.start()).strip()));
        }
        start = token.end();
        first = -1;
      } else if (first < 0) {
        first = token.start();
      }
    }
    String last = rest.substring(start);
    requireClosed(from + start, last);
    if (first >= 0) {
      nodes.add(new Sql(place(from + first), last.strip()));
    } else {
      addComment(from + start, last);
    }
    return text.length();
  }

  private Command command(int at, String line) {
    String[] words = line.strip().split("\\s+", 2);
    return new Command(
        place(at), words[0].toLowerCase(Locale.ROOT), words.length < 2 ? "" : words[1].strip());
  }

  private void addComment(int at, String comment) {
    if (!comment.isBlank()) {
      nodes.add(new Comment(place(at), comment.strip()));
    }
  }

  private void requireClosed(int at, String sql) {
    try {
      SqlScript.statements(sql);
    } catch (IllegalArgumentException notClosed) {
      throw new RsqlRefused(
          place(at), "in the SQL from here on: " + notClosed.getMessage() + " Close it.");
    }
  }

  private ScriptLine place(int at) {
    return new ScriptLine(
        file, 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count());
  }
}
