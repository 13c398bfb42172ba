package dev.stepshift.redshift.sql;

import java.util.Locale;

/** Redshift folds quoted names to lower case too, and {@code #name} is a temporary table. */
final class NameRule implements RewriteRule {

  @Override
  public String rewrite(String sql) {
    SqlText source = SqlText.of(sql);
    for (int i = 0; i < source.size(); i++) {
      Token token = source.token(i);
      if (token.kind() == Token.Kind.QUOTED_NAME) {
        String folded = token.text().toLowerCase(Locale.ROOT);
        if (!folded.equals(token.text())) {
          source.replace(i, folded);
        }
      } else if (token.kind() == Token.Kind.WORD && token.text().startsWith("#")) {
        source.replace(i, '"' + token.name() + '"');
        if (creates(source, i)) {
          source.insertAfter(0, " temp");
        }
      }
    }
    return source.apply();
  }

  private static boolean creates(SqlText source, int name) {
    return source.matches(0, "create", "table")
        && (name == 2 || (name == 5 && source.matches(2, "if", "not", "exists")));
  }
}
