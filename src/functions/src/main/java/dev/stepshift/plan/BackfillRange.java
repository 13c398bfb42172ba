package dev.stepshift.plan;

import dev.stepshift.errors.RequestInvalid;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * The dates of a backfill.
 *
 * @param from the first
 * @param to the last
 */
public record BackfillRange(LocalDate from, LocalDate to) {

  /**
   * A date takes 8 of the 25,000 events that an execution's history holds, and each redrive some
   * more.
   *
   * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Step
   *     Functions service quotas</a>
   */
  private static final long MOST_DATES = 1_000;

  /**
   * @throws RequestInvalid if the dates are swapped, or too far from each other
   */
  public BackfillRange {
    if (from.isAfter(to)) {
      throw new RequestInvalid(
          "\"from\" is %s, which is after \"to\", %s; write the earlier date as from."
              .formatted(from, to));
    }
    long dates = ChronoUnit.DAYS.between(from, to) + 1;
    if (dates > MOST_DATES) {
      throw new RequestInvalid(
          String.format(
              Locale.ROOT,
              "\"to\" is %s, which makes %,d dates since %s; a backfill has at most %,d: begin with"
                  + " those up to %s.",
              to,
              dates,
              from,
              MOST_DATES,
              from.plusDays(MOST_DATES - 1)));
    }
  }

  /** Each date, the first one first. */
  public List<LocalDate> dates() {
    return from.datesUntil(to.plusDays(1)).toList();
  }
}
