package dev.stepshift.rsql;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an {@code \if} asks.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/mgmt/rsql-query-tool-variables.html">Amazon
 *     Redshift RSQL variables</a>
 */
sealed interface Condition {

  /**
   * How the statement before ended.
   *
   * @param failed whether it holds after a failure, or after a success
   */
  record AfterError(boolean failed) implements Condition {}

  /** The number of rows of the statement before. */
  record Count(String operator, long number) implements Condition {

    /** The counts for which it does not hold, if they are one range. */
    Optional<RowBounds> opposite() {
      return switch (operator) {
        case "=" -> number == 0 ? Optional.of(RowBounds.atLeast(1)) : Optional.empty();
        case "<>" -> Optional.of(new RowBounds(Optional.of(number), Optional.of(number)));
        case ">" -> Optional.of(RowBounds.atMost(number));
        case ">=" -> Optional.of(RowBounds.atMost(number - 1));
        case "<" -> Optional.of(RowBounds.atLeast(number));
        default -> Optional.of(RowBounds.atLeast(number + 1));
      };
    }

    Count negated() {
      String other =
          switch (operator) {
            case "=" -> "<>";
            case "<>" -> "=";
            case ">" -> "<=";
            case ">=" -> "<";
            case "<" -> ">=";
            default -> ">";
          };
      return new Count(other, number);
    }
  }

  /** Two constants, compared. */
  record Known(boolean holds) implements Condition {}

  /** Anything else. */
  record Unknown() implements Condition {}

  Pattern COMPARISON = Pattern.compile("(\\S+?)\\s*(<>|!=|>=|<=|==|=|<|>)\\s*(\\S+)");
  Set<String> ERRORS = Set.of(":ERROR", ":ERRORCODE", ":SQLSTATE");
  Set<String> NO_ERROR = Set.of("0", "00000", "FALSE", "OFF");

  /**
   * Reads what follows {@code \if}.
   *
   * @param text with the variables filled that have a value
   */
  static Condition parse(String text) {
    String condition = text.strip();
    if (condition.startsWith("(") && condition.endsWith(")")) {
      condition = condition.substring(1, condition.length() - 1).strip();
    }
    if (condition.equalsIgnoreCase(":ERROR")) {
      return new AfterError(true);
    }
    Matcher found = COMPARISON.matcher(condition);
    if (!found.matches()) {
      return new Unknown();
    }
    String left = plain(found.group(1));
    String right = plain(found.group(3));
    String operator =
        switch (found.group(2)) {
          case "!=" -> "<>";
          case "==" -> "=";
          default -> found.group(2);
        };
    String variable = left.toUpperCase(Locale.ROOT);
    if (ERRORS.contains(variable)) {
      return error(operator, right.toUpperCase(Locale.ROOT));
    }
    if (variable.equals(":ACTIVITYCOUNT") && right.matches("\\d{1,18}")) {
      return new Count(operator, Long.parseLong(right));
    }
    boolean constants = !(left + right).matches("(?s).*[:$`" + RunDate.MARK + "].*");
    if (constants && (operator.equals("=") || operator.equals("<>"))) {
      return new Known(left.equals(right) == operator.equals("="));
    }
    return new Unknown();
  }

  private static Condition error(String operator, String value) {
    if (NO_ERROR.contains(value) && Set.of("<>", ">").contains(operator)) {
      return new AfterError(true);
    }
    if (NO_ERROR.contains(value) && operator.equals("=")) {
      return new AfterError(false);
    }
    boolean isTrue = Set.of("1", "TRUE", "ON").contains(value);
    if (isTrue && operator.equals("=")) {
      return new AfterError(true);
    }
    return isTrue && operator.equals("<>") ? new AfterError(false) : new Unknown();
  }

  private static String plain(String word) {
    return word.replaceAll("^'(.*)'$", "$1");
  }
}
