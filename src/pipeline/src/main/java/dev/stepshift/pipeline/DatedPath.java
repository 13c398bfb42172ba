package dev.stepshift.pipeline;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path in which the run's date stands: {@code {run_date}} as {@code 2026-01-31}, {@code
 * {run_date:yyyy/MM/dd}} in a format of its own, or {@code {year}}, {@code {month}}, {@code {day}}.
 */
public final class DatedPath {

  public static final String KNOWN = "{run_date}, {run_date:yyyy/MM/dd}, {year}, {month}, {day}";

  private static final Pattern DATE =
      Pattern.compile("\\{(?:run_date(?::((?:yyyy|MM|dd|[-_/.=])+))?|(year|month|day))}");

  private DatedPath() {}

  public static boolean isDate(String placeholder) {
    return DATE.matcher(placeholder).matches();
  }

  /** Whether the path holds no date at all. */
  public static boolean isUndated(String path) {
    return !DATE.matcher(path).find();
  }

  /** Whether each date has a path of its own. */
  public static boolean tellsDaysApart(String path) {
    LocalDate one = LocalDate.of(2026, 2, 3);
    return List.of(one.plusDays(1), one.plusMonths(1), one.plusYears(1)).stream()
        .noneMatch(other -> at(path, other).equals(at(path, one)));
  }

  /** The path of one date. */
  public static String at(String path, LocalDate date) {
    return DATE.matcher(path).replaceAll(match -> Matcher.quoteReplacement(text(match, date)));
  }

  private static String text(MatchResult match, LocalDate date) {
    if (match.group(1) != null) {
      return date.format(DateTimeFormatter.ofPattern(match.group(1), Locale.ROOT));
    }
    if (match.group(2) == null) {
      return date.toString();
    }
    return switch (match.group(2)) {
      case "year" -> String.format(Locale.ROOT, "%04d", date.getYear());
      case "month" -> String.format(Locale.ROOT, "%02d", date.getMonthValue());
      default -> String.format(Locale.ROOT, "%02d", date.getDayOfMonth());
    };
  }
}
