package dev.stepshift.redshift.sql;

/** Single words: SYSDATE, MINUS, APPROXIMATE, RESPECT NULLS, and DELETE without FROM. */
final class KeywordRule implements RewriteRule {

  @Override
  public String rewrite(String sql) {
    SqlText source = SqlText.of(sql);
    for (int i = 0; i < source.size(); i++) {
      if (source.is(i, "sysdate") && standsAlone(source, i)) {
        source.replace(i, "rs.sysdate()");
      } else if (source.is(i, "minus") && isSetOperator(source, i)) {
        source.replace(i, "except");
      } else if (source.is(i, "approximate") && source.isAny(i + 1, "count", "percentile_disc")) {
        source.remove(i, i + 1);
      } else if (source.matches(i, "respect", "nulls")) {
        source.remove(i, i + 2);
      } else if (source.is(i, "delete")
          && startsStatement(source, i)
          && source.isName(i + 1)
          && !source.isAny(i + 1, "from", "when")) {
        source.insertAfter(i, " from");
      }
    }
    return source.apply();
  }

  private static boolean standsAlone(SqlText source, int i) {
    return !source.isOperator(i - 1, ".")
        && !source.isOperator(i + 1, ".")
        && !source.isOperator(i + 1, "(")
        && !source.is(i - 1, "as");
  }

  private static boolean isSetOperator(SqlText source, int i) {
    return i > 0
        && (source.isAny(i + 1, "select", "with")
            || (source.isOperator(i + 1, "(") && source.isAny(i + 2, "select", "with")));
  }

  private static boolean startsStatement(SqlText source, int i) {
    return i == 0
        || source.isOperator(i - 1, ";")
        || source.isAny(i - 1, "begin", "loop", "else")
        || source.is(i - 1, "then");
  }
}
