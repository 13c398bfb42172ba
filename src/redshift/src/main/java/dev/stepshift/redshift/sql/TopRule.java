package dev.stepshift.redshift.sql;

/** {@code select top n …} is {@code select … limit n}. */
final class TopRule implements RewriteRule {

  @Override
  public String rewrite(String sql) {
    SqlText source = SqlText.of(sql);
    for (int i = 0; i < source.size(); i++) {
      if (!source.is(i, "top") || !source.isAny(i - 1, "select", "distinct")) {
        continue;
      }
      boolean inParentheses = source.isOperator(i + 1, "(");
      int after = inParentheses ? source.closing(i + 1) + 1 : i + 2;
      boolean number =
          inParentheses
              || (i + 1 < source.size() && source.token(i + 1).kind() == Token.Kind.NUMBER);
      if (!number || after >= source.size()) {
        continue;
      }
      int end = endOfSelect(source, after);
      if (source.isAny(end, "union", "except", "intersect", "minus")) {
        throw Refused.locally("TOP in one part of a UNION, EXCEPT or INTERSECT");
      }
      String count = source.text(i + 1, after);
      source.remove(i, after);
      source.insertAfter(end - 1, " limit " + count);
    }
    return source.apply();
  }

  private static int endOfSelect(SqlText source, int from) {
    int depth = 0;
    for (int i = from; i < source.size(); i++) {
      if (source.isOperator(i, "(")) {
        depth++;
      } else if (source.isOperator(i, ")")) {
        if (depth == 0) {
          return i;
        }
        depth--;
      } else if (depth == 0
          && (source.isOperator(i, ";")
              || source.isAny(i, "union", "except", "intersect", "minus"))) {
        return i;
      }
    }
    return source.size();
  }
}
