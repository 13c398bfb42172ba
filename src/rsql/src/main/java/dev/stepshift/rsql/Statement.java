package dev.stepshift.rsql;

import dev.stepshift.redshift.sql.Token;
import dev.stepshift.redshift.sql.Token.Kind;
import dev.stepshift.redshift.sql.Tokenizer;
import java.util.List;
import java.util.Optional;

/** What the first words of a statement tell. */
final class Statement {

  private final List<Token> tokens;

  Statement(String sql) {
    this.tokens = Tokenizer.tokenize(sql);
  }

  boolean opensTransaction() {
    return begins("begin") || begins("start", "transaction");
  }

  boolean commits() {
    return begins("commit") || begins("end");
  }

  boolean rollsBack() {
    return begins("rollback") || begins("abort");
  }

  boolean isQuery() {
    return (begins("select") || begins("with")) && tokens.stream().noneMatch(t -> t.is("into"));
  }

  boolean isVacuum() {
    return begins("vacuum");
  }

  boolean isTruncate() {
    return begins("truncate");
  }

  /** Settings that Stepshift makes itself. */
  boolean isOwnSetting() {
    return begins("set", "query_group")
        || begins("set", "statement_timeout")
        || begins("reset", "query_group")
        || begins("reset", "statement_timeout");
  }

  boolean isSetting() {
    return begins("set") || begins("reset");
  }

  /** What Redshift refuses inside a transaction, which a file of setup is. */
  boolean needsNoTransaction() {
    return begins("create", "database")
        || begins("drop", "database")
        || begins("create", "external")
        || begins("drop", "external")
        || (begins("alter", "table") && tokens.stream().anyMatch(token -> token.is("append")));
  }

  boolean carriesSecret() {
    return (begins("copy") || begins("unload"))
        && tokens.stream()
            .anyMatch(
                token ->
                    token.isAny("access_key_id", "secret_access_key", "session_token")
                        || (token.kind() == Kind.STRING
                            && token.text().contains("aws_secret_access_key")));
  }

  /** The temporary table that it makes. */
  Optional<String> temporaryTable() {
    if (!begins("create") && tokens.stream().noneMatch(token -> token.is("into"))) {
      return Optional.empty();
    }
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() == Kind.WORD && token.text().startsWith("#")) {
        return Optional.of(token.name());
      }
      if (token.isAny("temp", "temporary") && i > 0) {
        return tokens.stream()
            .skip(i + 1L)
            .filter(next -> next.isName() && !next.isAny("table", "if", "not", "exists"))
            .map(Token::name)
            .findFirst();
      }
    }
    return Optional.empty();
  }

  boolean mentions(String name) {
    return tokens.stream().anyMatch(token -> token.isName() && token.name().equals(name));
  }

  /** The schema that it writes to, if it says so. */
  Optional<String> schema() {
    boolean writes =
        !tokens.isEmpty()
            && tokens
                .get(0)
                .isAny("insert", "delete", "update", "merge", "truncate", "copy", "create");
    if (!writes || temporaryTable().isPresent()) {
      return Optional.empty();
    }
    for (int i = 1; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      // Behind these a dot belongs to a column or to another table.
      if (token.isOperator("(")
          || token.isAny("where", "set", "using", "select", "values", "as", "like")) {
        return Optional.empty();
      }
      if (token.isName() && tokens.get(i + 1).isOperator(".")) {
        return Optional.of(token.name());
      }
    }
    return Optional.empty();
  }

  private boolean begins(String... words) {
    if (tokens.size() < words.length) {
      return false;
    }
    for (int i = 0; i < words.length; i++) {
      if (!tokens.get(i).is(words[i])) {
        return false;
      }
    }
    return true;
  }

  /** The SQL from its first word to its last, without comments around it. */
  static String bare(String sql) {
    List<Token> tokens = Tokenizer.tokenize(sql);
    return sql.substring(tokens.get(0).start(), tokens.get(tokens.size() - 1).end());
  }
}
