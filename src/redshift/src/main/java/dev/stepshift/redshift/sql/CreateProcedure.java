package dev.stepshift.redshift.sql;

import java.util.Locale;

/**
 * CREATE PROCEDURE: the body is translated too, since PostgreSQL reads its statements when the
 * procedure is made.
 */
final class CreateProcedure {

  private static final String[] VERBS = {
    "create",
    "alter",
    "drop",
    "truncate",
    "copy",
    "unload",
    "vacuum",
    "analyze",
    "merge",
    "insert",
    "update",
    "delete",
    "set"
  };

  private CreateProcedure() {}

  static boolean matches(SqlText source) {
    int at = source.matches(1, "or", "replace") ? 3 : 1;
    return source.is(0, "create") && source.is(at, "procedure");
  }

  static Translation translate(SqlText source) {
    if (source.find(0, source.size(), "nonatomic") > 0) {
      throw Refused.locally("NONATOMIC procedures");
    }
    for (int i = 0; i < source.size(); i++) {
      Token token = source.token(i);
      if (source.is(i - 1, "as") && token.kind() == Token.Kind.DOLLAR_STRING) {
        String tag = token.text().substring(0, token.text().indexOf('$', 1) + 1);
        source.replace(i, tag + body(token.value()) + tag);
      } else if (source.is(i - 1, "as") && token.kind() == Token.Kind.STRING) {
        source.replace(i, StringLiteral.encode(body(token.value())));
      }
    }
    return Translation.of(StatementKind.DEFINITION, source.apply());
  }

  private static String body(String text) {
    SqlText source = SqlText.of(Translator.rewritten(text));
    ExpressionGuard.check(source);
    int start = 0;
    for (int i = 0; i < source.size(); i++) {
      if (source.matches(i, "exception", "when")) {
        throw Refused.locally("EXCEPTION in a procedure");
      }
      if (source.is(i, "execute") && !source.is(i - 1, "grant")) {
        refuseDynamicDefinitions(source, i);
      }
      boolean begins =
          i == start || source.isAny(i - 1, "begin", "then", "else", "loop", "declare");
      if (begins && source.isAny(i, VERBS)) {
        int end = end(source, i);
        replace(source, i, end);
        i = end - 1;
      }
      if (source.isOperator(i, ";")) {
        start = i + 1;
      }
    }
    return source.apply();
  }

  /** Text that is run when it is built is not translated. */
  private static void refuseDynamicDefinitions(SqlText source, int at) {
    String text = source.text(at, end(source, at)).toLowerCase(Locale.ROOT);
    if (text.matches("(?s).*\\b(distkey|sortkey|diststyle|encode|copy|unload|sysdate)\\b.*")) {
      throw Refused.locally("EXECUTE of Redshift's own syntax");
    }
  }

  private static int end(SqlText source, int from) {
    for (int i = from; i < source.size(); i++) {
      if (source.isOperator(i, ";")) {
        return i;
      }
    }
    return source.size();
  }

  private static void replace(SqlText source, int from, int to) {
    SqlText statement = SqlText.of(source.text(from, to));
    StatementKind kind = StatementClassifier.kind(statement);
    switch (kind) {
      case VACUUM, APPEND -> throw Refused.byRedshift(kind + " in a procedure");
      case COPY, UNLOAD, REMOVE_DUPLICATES -> throw Refused.locally(kind + " in a procedure");
      default -> {
        StatementGuard.check(statement, kind);
        Translation translation = Translator.statement(kind, statement);
        if (translation.kind() == StatementKind.RESIZE) {
          throw Refused.byRedshift("ALTER TABLE ALTER COLUMN in a procedure");
        }
        StringBuilder text = new StringBuilder();
        text.append(translation.kind() == StatementKind.NOTHING ? "null" : translation.sql());
        for (String after : translation.after()) {
          text.append("; perform ").append(after.substring("select ".length()));
        }
        if (kind == StatementKind.TRUNCATE) {
          text.append("; commit");
        }
        source.replace(from, to, text.toString());
      }
    }
  }
}
