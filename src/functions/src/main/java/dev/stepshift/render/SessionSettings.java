package dev.stepshift.render;

import dev.stepshift.sql.Literals;
import java.time.Duration;
import java.util.List;

/** What each batch sets in its session before all else. */
final class SessionSettings {

  private SessionSettings() {}

  /**
   * Time zone and order of dates are set too: a user, a database or a parameter group may have
   * others by default, and the same file or query would then give other rows.
   *
   * @param group what the batch is called in Redshift's system views
   * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_timezone_config.html">timezone
   *     configuration parameter</a>
   * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_datestyle.html">datestyle</a>
   */
  static List<String> statements(String group, Duration timeout) {
    return List.of(
        "set query_group to " + Literals.text(group),
        "set statement_timeout to " + BatchLimits.statementTimeoutMillis(timeout),
        "set timezone to 'UTC'",
        "set datestyle to 'ISO, MDY'");
  }
}
