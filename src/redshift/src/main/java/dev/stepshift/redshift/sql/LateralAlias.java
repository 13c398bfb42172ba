package dev.stepshift.redshift.sql;

import java.util.Optional;

/**
 * Lets a select list use an alias that it defines itself, by putting the expression in its place.
 *
 * <p>PostgreSQL says which name it does not know and where. Asking it first gives columns of the
 * tables their precedence over aliases, as in Redshift.
 */
public final class LateralAlias {

  private LateralAlias() {}

  /**
   * The statement with one unknown name replaced by the expression that it is an alias of.
   *
   * @param position where the name stands, counted from 1
   * @return empty when the name is not an alias of the select around it
   */
  public static Optional<String> repair(String sql, int position) {
    SqlText source = SqlText.of(sql);
    int at = tokenAt(source, position - 1);
    if (at < 0 || !source.isName(at) || source.isOperator(at + 1, ".")) {
      return Optional.empty();
    }
    int select = enclosingSelect(source, at);
    if (select < 0) {
      return Optional.empty();
    }
    String name = source.token(at).name();
    int first = source.is(select + 1, "distinct") ? select + 2 : select + 1;
    int from = source.find(first, source.size(), "from", "union", "into", "where");
    int end = from < 0 ? endOfLevel(source, first) : from;
    for (SqlText.Range piece : source.pieces(first, end)) {
      int last = piece.to() - 1;
      boolean defines =
          last - 2 >= piece.from()
              && source.isName(last)
              && source.token(last).name().equals(name)
              && source.is(last - 1, "as");
      if (defines && (at < piece.from() || at >= piece.to())) {
        source.replace(at, "(" + source.text(piece.from(), last - 1) + ")");
        return Optional.of(source.apply());
      }
    }
    return Optional.empty();
  }

  private static int tokenAt(SqlText source, int offset) {
    for (int i = 0; i < source.size(); i++) {
      if (source.token(i).start() == offset) {
        return i;
      }
    }
    return -1;
  }

  private static int enclosingSelect(SqlText source, int at) {
    int depth = 0;
    for (int i = at - 1; i >= 0; i--) {
      if (source.isOperator(i, ")")) {
        depth++;
      } else if (source.isOperator(i, "(")) {
        depth = Math.max(0, depth - 1);
      } else if (depth == 0 && source.is(i, "select")) {
        return i;
      }
    }
    return -1;
  }

  private static int endOfLevel(SqlText source, int from) {
    int depth = 0;
    for (int i = from; i < source.size(); i++) {
      if (source.isOperator(i, "(")) {
        depth++;
      } else if (source.isOperator(i, ")")) {
        if (depth == 0) {
          return i;
        }
        depth--;
      }
    }
    return source.size();
  }
}
