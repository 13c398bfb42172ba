package dev.stepshift.sql.load;

import dev.stepshift.pipeline.VersionHistory;
import dev.stepshift.pipeline.VersionHistory.Deletes;
import dev.stepshift.sql.Identifiers;
import dev.stepshift.sql.Literals;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What makes a version of a row, and the columns that say when it holds; names are quoted.
 *
 * @param compare the columns whose change makes a new version
 * @param effective the column with the date from which a row holds
 * @param dateType the type of both ends of an interval
 * @param isDeleted there if a version marks a deletion
 * @param deletes whether a key that a delivery does not have is gone
 * @param closes whether a key that is gone has no current version
 * @param runDay the run's date, in that type
 * @param openEnd the end of a version that still holds, in that type
 */
public record LoadHistory(
    List<String> compare,
    Optional<String> effective,
    String dateType,
    String validFrom,
    String validTo,
    String isCurrent,
    Optional<String> isDeleted,
    boolean deletes,
    boolean closes,
    String runDay,
    String openEnd) {

  /** A date and not null, so that a join needs no coalesce: {@code day < valid_to}. */
  private static final LocalDate OPEN_END = LocalDate.of(9999, 12, 31);

  static LoadHistory of(VersionHistory history, LocalDate runDate) {
    String dateType = history.dateType().sql();
    return new LoadHistory(
        Identifiers.quote(history.compare()),
        history.effective().map(Identifiers::quote),
        dateType,
        Identifiers.quote(history.validFrom()),
        Identifiers.quote(history.validTo()),
        Identifiers.quote(history.isCurrent()),
        history.isDeleted().map(Identifiers::quote),
        history.deletes() != Deletes.IGNORE,
        history.deletes() == Deletes.CLOSE,
        date(runDate, dateType),
        date(OPEN_END, dateType));
  }

  private static String date(LocalDate date, String dateType) {
    return "cast(" + Literals.text(date.toString()) + " as " + dateType + ")";
  }
}
