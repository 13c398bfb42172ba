package dev.stepshift.plan;

import dev.stepshift.RequestInvalid;
import dev.stepshift.Requests;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What whoever started a backfill asks for: dates, and perhaps not all tables. */
final class BackfillWish {

  /**
   * A date takes 8 of the 25,000 events that an execution's history holds, and each redrive some
   * more.
   *
   * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Step
   *     Functions service quotas</a>
   */
  private static final long MOST_DATES = 1_000;

  private static final Set<String> KNOWN = Set.of("from", "to", "tables");

  private BackfillWish() {}

  /**
   * Checks the backfill's input.
   *
   * @return what its first run loads
   * @throws RequestInvalid naming the field that is wrong
   */
  static RunWish firstRunOf(PlanRequest request) {
    Map<String, Object> wish = request.request() == null ? Map.of() : request.request();
    refuseUnknown(wish);
    LocalDate from = date(wish, "from");
    LocalDate to = date(wish, "to");
    if (from.isAfter(to)) {
      throw new RequestInvalid(
          "\"from\" of the backfill's input is "
              + from
              + ", which is after \"to\", "
              + to
              + "; write the earlier date as from.");
    }
    long dates = ChronoUnit.DAYS.between(from, to) + 1;
    if (dates > MOST_DATES) {
      throw new RequestInvalid(
          String.format(
              Locale.ROOT,
              "\"to\" of the backfill's input is %s, which makes %,d dates since %s; a backfill has"
                  + " at most %,d: begin with those up to %s.",
              to,
              dates,
              from,
              MOST_DATES,
              from.plusDays(MOST_DATES - 1)));
    }
    return RunWish.of(new PlanRequest(request.pipeline(), request.run(), firstRun(wish, from)));
  }

  private static Map<String, Object> firstRun(Map<String, Object> wish, LocalDate from) {
    Map<String, Object> run = new HashMap<>();
    run.put("runDate", from.toString());
    run.put("tables", wish.get("tables"));
    run.put("trigger", "backfill");
    run.put("overlap", "wait");
    return run;
  }

  private static void refuseUnknown(Map<String, Object> wish) {
    List<String> unknown =
        wish.keySet().stream()
            .filter(key -> !KNOWN.contains(key) && !key.startsWith("AWS_"))
            .sorted()
            .toList();
    if (!unknown.isEmpty()) {
      throw new RequestInvalid(
          "The backfill's input has the unknown key "
              + String.join(", ", unknown)
              + "; it must have from and to, and may have tables.");
    }
  }

  private static LocalDate date(Map<String, Object> wish, String field) {
    Object date = wish.get(field);
    if (date == null) {
      throw new RequestInvalid(
          "The backfill's input has no \"" + field + "\"; write a date such as 2026-01-31.");
    }
    return Requests.requireDate("the backfill's input", field, date.toString());
  }
}
