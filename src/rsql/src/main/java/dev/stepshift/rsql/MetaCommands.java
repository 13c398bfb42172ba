package dev.stepshift.rsql;

import dev.stepshift.rsql.ScriptNode.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What becomes of single commands.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/mgmt/rsql-query-tool-commands.html">Amazon
 *     Redshift RSQL meta commands</a>
 */
final class MetaCommands {

  /** Stands for an include of a file that is not there. */
  static final String NO_FILE = "i";

  private static final Set<String> SAY = Set.of("remark", "echo", "qecho", "warn");
  private static final Set<String> CONNECT = Set.of("logon", "logoff", "connect", "c");
  private static final Set<String> FORMAT =
      Set.of(
          "a",
          "encoding",
          "f",
          "h",
          "html",
          "pset",
          "rset",
          "t",
          "timing",
          "title",
          "x",
          "errverbose",
          "conninfo",
          "prompt",
          "password");
  private static final String UNLOAD =
      "writes a file beside the script; write an UNLOAD to S3 in its place";
  private static final Map<String, String> IMPOSSIBLE =
      Map.of(
          "export",
          UNLOAD,
          "o",
          UNLOAD,
          "out",
          UNLOAD,
          "w",
          UNLOAD,
          "copy",
          "reads or writes a file beside the script; put the file into S3 and write a COPY",
          "gset",
          "keeps a query's values for later; put the query where its values are used",
          "gexec",
          "runs what a query writes; write it as a stored procedure",
          NO_FILE,
          "finds no such file beside the script; put it there, or remove the line",
          "!",
          "runs a command of the shell; do it before the pipeline starts");

  /** A quoted text, a command for the shell, or a word. */
  private static final Pattern ARGUMENT =
      Pattern.compile("'(?:[^'\\\\]|''|\\\\.)*'|`[^`]*`|[^\\s'`]+");

  private MetaCommands() {}

  static boolean say(Command command) {
    return SAY.contains(command.name());
  }

  static boolean isLeftOut(Command command) {
    return leftOut(command).isPresent();
  }

  /** Why a command needs no counterpart. */
  static Optional<String> leftOut(Command command) {
    if (CONNECT.contains(command.name())) {
      return Optional.of("left out; Stepshift connects by itself");
    }
    if (command.name().equals("rset")
        && command.arguments().toLowerCase(Locale.ROOT).startsWith("errorlevel")) {
      return Optional.empty();
    }
    if (FORMAT.contains(command.name()) || command.name().matches("d[a-zA-Z+]*")) {
      return Optional.of("left out; it says how results are shown, and none are");
    }
    return Optional.empty();
  }

  /** Why a command cannot be converted, and what to do. */
  static String impossible(Command command) {
    if (command.name().equals("rset")) {
      return "says which errors count; each one fails a run, so make the statement one that does"
          + " not fail, such as drop table if exists";
    }
    return IMPOSSIBLE.getOrDefault(
        command.name(), "is not a command that can be converted; write SQL in its place");
  }

  /**
   * The value that {@code \set} puts together of its arguments; none if the shell is asked.
   *
   * @param arguments behind the name
   */
  static Optional<String> value(String arguments, Variables variables) {
    StringBuilder value = new StringBuilder();
    for (String word : words(arguments)) {
      if (word.startsWith("`")) {
        return Optional.empty();
      }
      value.append(
          word.startsWith("'")
              ? word.substring(1, word.length() - 1).replace("''", "'").replace("\\'", "'")
              : variables.fillCondition(word));
    }
    return Optional.of(value.toString());
  }

  private static List<String> words(String arguments) {
    List<String> words = new ArrayList<>();
    Matcher found = ARGUMENT.matcher(arguments);
    while (found.find()) {
      words.add(found.group());
    }
    return words;
  }
}
