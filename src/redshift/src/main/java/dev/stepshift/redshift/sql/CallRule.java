package dev.stepshift.redshift.sql;

import java.util.List;
import java.util.Locale;

/**
 * Function calls that are written another way in PostgreSQL: date parts without quotes, DECODE,
 * NVL, NVL2, CONVERT and EXTRACT.
 */
final class CallRule implements RewriteRule {

  private static final String[] FUNCTIONS = {
    "dateadd",
    "date_add",
    "datediff",
    "date_diff",
    "date_part",
    "datepart",
    "pgdate_part",
    "extract",
    "nvl",
    "nvl2",
    "decode",
    "convert",
    "isnull",
    "date_trunc",
    "convert_timezone"
  };

  /** From the last call to the first, so that the arguments of a call are done before it. */
  @Override
  public String rewrite(String sql) {
    String text = sql;
    int limit = Integer.MAX_VALUE;
    while (true) {
      SqlText source = SqlText.of(text);
      int at = lastCall(source, limit);
      if (at < 0) {
        return text;
      }
      limit = source.token(at).start();
      text = text.substring(0, limit) + rewritten(source, at);
    }
  }

  private static int lastCall(SqlText source, int limit) {
    for (int i = source.size() - 1; i >= 0; i--) {
      if (source.token(i).start() < limit
          && source.isCall(i, FUNCTIONS)
          && !source.isAny(i - 1, "function", "procedure")) {
        return i;
      }
    }
    return -1;
  }

  /** The text from the call on, with the call replaced. */
  private static String rewritten(SqlText source, int at) {
    int close = source.closing(at + 1);
    if (close >= source.size()) {
      return source.sql().substring(source.token(at).start());
    }
    String rest = source.sql().substring(source.token(close).end());
    return call(source, at, close) + rest;
  }

  private static String call(SqlText source, int at, int close) {
    List<SqlText.Range> arguments = source.arguments(at + 1);
    String unchanged = source.text(at, close + 1);
    return switch (source.token(at).text().toLowerCase(Locale.ROOT)) {
      case "nvl" -> "coalesce" + source.text(at + 1, close + 1);
      case "nvl2" -> arguments.size() == 3 ? nvl2(source, arguments) : unchanged;
      case "decode" -> arguments.size() >= 3 ? decode(source, arguments) : unchanged;
      case "convert" ->
          arguments.size() == 2
              ? "cast("
                  + source.text(arguments.get(1))
                  + " as "
                  + source.text(arguments.get(0))
                  + ")"
              : unchanged;
      case "isnull" -> throw Refused.byRedshift("ISNULL as a function (use NVL or COALESCE)");
      case "extract" -> extract(source, at, close);
      case "date_trunc", "convert_timezone" -> typedLast(source, at, arguments, unchanged);
      case "dateadd", "date_add" -> part(source, "rs.dateadd", arguments, 3, unchanged);
      case "datediff", "date_diff" -> part(source, "rs.datediff", arguments, 3, unchanged);
      default -> part(source, "rs._date_part", arguments, 2, unchanged);
    };
  }

  private static String nvl2(SqlText source, List<SqlText.Range> arguments) {
    return "case when ("
        + source.text(arguments.get(0))
        + ") is not null then "
        + source.text(arguments.get(1))
        + " else "
        + source.text(arguments.get(2))
        + " end";
  }

  /** NULL matches NULL in DECODE. */
  private static String decode(SqlText source, List<SqlText.Range> arguments) {
    String value = source.text(arguments.get(0));
    StringBuilder text = new StringBuilder("case");
    int i = 1;
    for (; i + 1 < arguments.size(); i += 2) {
      text.append(" when (")
          .append(value)
          .append(") is not distinct from (")
          .append(source.text(arguments.get(i)))
          .append(") then ")
          .append(source.text(arguments.get(i + 1)));
    }
    if (i < arguments.size()) {
      text.append(" else ").append(source.text(arguments.get(i)));
    }
    return text.append(" end").toString();
  }

  private static String extract(SqlText source, int at, int close) {
    int from = source.find(at + 2, close, "from");
    if (from != at + 3) {
      return source.text(at, close + 1);
    }
    return "rs._date_part("
        + quoted(source.token(at + 2))
        + ", "
        + typed(source, new SqlText.Range(from + 1, close))
        + ")";
  }

  private static String part(
      SqlText source, String function, List<SqlText.Range> arguments, int count, String unchanged) {
    if (arguments.size() != count || arguments.get(0).to() - arguments.get(0).from() != 1) {
      return unchanged;
    }
    StringBuilder text = new StringBuilder(function).append('(');
    text.append(quoted(source.token(arguments.get(0).from())));
    for (int i = 1; i < count; i++) {
      boolean moment = i == 2 || !function.equals("rs.dateadd");
      text.append(", ")
          .append(moment ? typed(source, arguments.get(i)) : source.text(arguments.get(i)));
    }
    return text.append(')').toString();
  }

  private static String typedLast(
      SqlText source, int at, List<SqlText.Range> arguments, String unchanged) {
    if (arguments.size() < 2) {
      return unchanged;
    }
    SqlText.Range last = arguments.get(arguments.size() - 1);
    if (typed(source, last).equals(source.text(last))) {
      return unchanged;
    }
    return source.text(at, last.from()) + " " + typed(source, last) + ")";
  }

  /** PostgreSQL would take a bare literal for a time with zone. */
  private static String typed(SqlText source, SqlText.Range range) {
    boolean literal =
        range.to() - range.from() == 1 && source.token(range.from()).kind() == Token.Kind.STRING;
    return source.text(range) + (literal ? "::timestamp" : "");
  }

  private static String quoted(Token part) {
    return StringLiteral.encode(part.value().toLowerCase(Locale.ROOT));
  }
}
