package dev.stepshift.redshift.sql;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** LISTAGG and RATIO_TO_REPORT. */
final class AggregateRule implements RewriteRule {

  @Override
  public String rewrite(String sql) {
    String text = sql;
    int limit = Integer.MAX_VALUE;
    while (true) {
      SqlText source = SqlText.of(text);
      int at = last(source, limit);
      if (at < 0) {
        return text;
      }
      limit = source.token(at).start();
      text = source.is(at, "listagg") ? listagg(source, at) : ratio(source, at);
    }
  }

  private static int last(SqlText source, int limit) {
    for (int i = source.size() - 1; i >= 0; i--) {
      if (source.token(i).start() < limit && source.isCall(i, "listagg", "ratio_to_report")) {
        return i;
      }
    }
    return -1;
  }

  private static String listagg(SqlText source, int at) {
    int close = source.closing(at + 1);
    List<SqlText.Range> arguments = source.arguments(at + 1);
    boolean distinct = source.is(at + 2, "distinct");
    int first = arguments.get(0).from() + (distinct ? 1 : 0);
    String plain = source.text(first, arguments.get(0).to());
    String value = "(" + plain + ")::varchar";
    String delimiter = arguments.size() > 1 ? source.text(arguments.get(1)) : "''";
    boolean ordered = source.matches(close + 1, "within", "group");
    int end = ordered ? source.closing(close + 3) : close;
    String order = ordered ? source.text(close + 4, end) : "";
    if (ordered && distinct) {
      order = orderOfDistinct(order, plain, value);
    }
    if (source.is(end + 1, "over") && source.isOperator(end + 2, "(")) {
      int over = source.closing(end + 2);
      String window = source.text(end + 3, over);
      String frame =
          order.isEmpty()
              ? ""
              : " " + order + " rows between unbounded preceding and unbounded following";
      source.replace(
          at,
          over + 1,
          "string_agg(" + value + ", " + delimiter + ") over (" + window + frame + ")");
    } else {
      String aggregated = (distinct ? "distinct " : "") + value + ", " + delimiter;
      source.replace(
          at, end + 1, "string_agg(" + aggregated + (order.isEmpty() ? "" : " " + order) + ")");
    }
    return source.apply();
  }

  /** PostgreSQL orders distinct values by what it aggregates, and by nothing else. */
  private static String orderOfDistinct(String order, String plain, String value) {
    if (!order.matches("(?is)order\\s+by\\s+" + Pattern.quote(plain) + "(\\s+(asc|desc))?")) {
      throw Refused.locally("LISTAGG(DISTINCT …) ordered by something else");
    }
    return order.replaceFirst(
        "(?is)^order\\s+by\\s+.*?(\\s+(asc|desc))?$",
        "order by " + Matcher.quoteReplacement(value) + "$1");
  }

  private static String ratio(SqlText source, int at) {
    int close = source.closing(at + 1);
    if (!source.is(close + 1, "over") || !source.isOperator(close + 2, "(")) {
      return source.sql();
    }
    int end = source.closing(close + 2);
    String value = source.text(at + 2, close);
    source.replace(
        at,
        end + 1,
        "(("
            + value
            + ")::float8 / nullif(sum("
            + value
            + ") "
            + source.text(close + 1, end + 1)
            + ", 0))");
    return source.apply();
  }
}
