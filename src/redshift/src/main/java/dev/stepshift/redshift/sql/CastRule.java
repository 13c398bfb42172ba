package dev.stepshift.redshift.sql;

/** Types in casts: DECIMAL without digits is (18,0), and MAX is a length. */
final class CastRule implements RewriteRule {

  @Override
  public String rewrite(String sql) {
    SqlText source = SqlText.of(sql);
    for (int i = 1; i < source.size(); i++) {
      if (source.isAny(i, "decimal", "numeric", "dec")
          && !source.isOperator(i + 1, "(")
          && inCast(source, i)) {
        source.insertAfter(i, "(18,0)");
      } else if (source.is(i, "max")
          && source.isOperator(i - 1, "(")
          && source.isOperator(i + 1, ")")
          && source.isAny(i - 2, "varchar", "varying", "nvarchar", "char", "character", "nchar")) {
        boolean fixed = source.isAny(i - 2, "char", "character", "nchar");
        source.replace(i, fixed ? "4096" : "65535");
      } else if (source.is(i, "nvarchar") && inCast(source, i)) {
        source.replace(i, "varchar");
      } else if (source.is(i, "super") && inCast(source, i)) {
        source.replace(i, "rs.super");
      }
    }
    return source.apply();
  }

  private static boolean inCast(SqlText source, int i) {
    if (source.isOperator(i - 1, "::")) {
      return true;
    }
    int open = source.opening(i);
    return source.is(i - 1, "as") && open > 0 && source.is(open - 1, "cast");
  }
}
