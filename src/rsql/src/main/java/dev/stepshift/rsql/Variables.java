package dev.stepshift.rsql;

import dev.stepshift.redshift.sql.Token;
import dev.stepshift.redshift.sql.Token.Kind;
import dev.stepshift.redshift.sql.Tokenizer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of {@code $NAME} and {@code ${NAME}}, and of {@code :name} as {@code \set} changes it. */
final class Variables {

  /** {@code $name$} opens a dollar-quoted body, and is not a variable. */
  private static final Pattern SHELL =
      Pattern.compile("\\$\\{([A-Za-z_]\\w*+)}|(?<![$\\w])\\$([A-Za-z_]\\w*+)(?!\\$)");

  private static final Pattern SHELL_LEFT =
      Pattern.compile("\\$\\{[^}\n]*}|(?<![$\\w])\\$[A-Za-z_]\\w*+(?!\\$)|\\$\\([^)\n]*\\)");
  private static final Pattern COLON = Pattern.compile("(?<![:\\w]):([A-Za-z_]\\w*)");

  private final Map<String, String> given;
  private final Map<String, String> set;

  /**
   * @param dates names whose value is the run's date
   */
  Variables(Map<String, String> given, Set<String> dates) {
    this.given = new HashMap<>(given);
    dates.forEach(name -> this.given.put(name, RunDate.MARK));
    this.set = new HashMap<>(this.given);
  }

  void set(String name, String value) {
    set.put(name, value);
  }

  void unset(String name) {
    set.remove(name);
  }

  /** As the shell or {@code envsubst} would have, before RSQL sees the script. */
  String fillShell(String script) {
    return SHELL
        .matcher(script)
        .replaceAll(
            found -> {
              String name = found.group(1) == null ? found.group(2) : found.group(1);
              return Matcher.quoteReplacement(given.getOrDefault(name, found.group()));
            });
  }

  /** Variables of the shell that have no value, in what is not a comment. */
  static List<String> shellLeft(String sql) {
    Set<String> left = new LinkedHashSet<>();
    StringBuilder code = new StringBuilder(" ".repeat(sql.length()));
    for (Token token : Tokenizer.tokenize(sql)) {
      if (token.kind() != Kind.DOLLAR_STRING) {
        code.replace(token.start(), token.end(), token.text());
      }
    }
    Matcher found = SHELL_LEFT.matcher(code);
    while (found.find()) {
      left.add(found.group());
    }
    return List.copyOf(left);
  }

  /**
   * Fills {@code :name}, {@code :'name'} and {@code :"name"}.
   *
   * @param unknown gets the names without a value
   */
  String fillSql(String sql, Set<String> unknown) {
    StringBuilder out = new StringBuilder();
    int copied = 0;
    List<Token> tokens = Tokenizer.tokenize(sql);
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      Optional<Token> quoted = quotedName(tokens, i);
      if (token.kind() != Kind.PARAMETER && quoted.isEmpty()) {
        continue;
      }
      String name = quoted.map(Token::value).orElse(token.text().substring(1));
      String value = set.get(name);
      if (value == null) {
        unknown.add(":" + name);
        continue;
      }
      out.append(sql, copied, token.start()).append(write(value, quoted));
      copied = quoted.orElse(token).end();
    }
    return out.append(sql.substring(copied)).toString();
  }

  /** Fills {@code :name} in a condition; what has no value stays. */
  String fillCondition(String condition) {
    return COLON
        .matcher(condition)
        .replaceAll(
            found -> Matcher.quoteReplacement(set.getOrDefault(found.group(1), found.group())));
  }

  private static Optional<Token> quotedName(List<Token> tokens, int i) {
    if (!tokens.get(i).isOperator(":") || i + 1 == tokens.size()) {
      return Optional.empty();
    }
    Token next = tokens.get(i + 1);
    boolean quoted = next.kind() == Kind.STRING || next.kind() == Kind.QUOTED_NAME;
    return quoted && next.start() == tokens.get(i).end() ? Optional.of(next) : Optional.empty();
  }

  private static String write(String value, Optional<Token> quoted) {
    if (quoted.isEmpty()) {
      return value;
    }
    return quoted.get().kind() == Kind.STRING
        ? "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"
        : '"' + value.replace("\"", "\"\"") + '"';
  }
}
