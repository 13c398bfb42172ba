package dev.stepshift.check;

import static dev.stepshift.check.JudgedRow.ERROR;
import static dev.stepshift.check.JudgedRow.WARN;

import dev.stepshift.delivery.LoadedSources;
import dev.stepshift.errors.NewerDateLoaded;
import dev.stepshift.errors.RequestInvalid;
import dev.stepshift.errors.ValidationFailed;
import dev.stepshift.functions.Requests;
import dev.stepshift.loadhistory.DatedLoadStore;
import dev.stepshift.loadhistory.FileLoadHistoryStore;
import java.util.List;
import org.jboss.logging.Logger;

/** Judges the result of a validate step. */
public final class CheckValidation {

  private static final Logger LOG = Logger.getLogger(CheckValidation.class);

  /** Of the checks of a whole pipeline: a redrive asks them again, and loads nothing. */
  private static final String OF_PIPELINE = "/_/validate";

  private static final String NEWER_DATE_LOADED = "newer_date_loaded";

  /** {@code <stack>/<pipeline>/<run>/<table>/<step>}. */
  private static final int NAME_PARTS = 5;

  private final FileLoadHistoryStore histories;
  private final DatedLoadStore dates;
  private final LoadedSources sources;

  public CheckValidation(
      FileLoadHistoryStore histories, DatedLoadStore dates, LoadedSources sources) {
    this.histories = histories;
    this.dates = dates;
    this.sources = sources;
  }

  /**
   * Holds what the query observed against the bounds.
   *
   * @throws RequestInvalid if the result is not that of a validation query
   * @throws dev.stepshift.errors.SourceChanged if a file changed while it was copied
   * @throws NewerDateLoaded if a backfill would leave rows of an older date on top of newer ones
   * @throws ValidationFailed if another validation of severity error is outside its bounds
   */
  public ValidationVerdicts check(ValidationResult result) {
    Requests.require("check-validation", "columnMetadata", result.columnMetadata());
    Requests.require("check-validation", "records", result.records());
    List<String> columns = result.columnMetadata().stream().map(ResultRow::columnName).toList();
    List<ResultRow> rows =
        result.records().stream().map(fields -> new ResultRow(columns, fields)).toList();
    if (rows.isEmpty()) {
      throw new RequestInvalid(
          result.statementName()
              + " gave no rows, so nothing was validated; its query must give one row for each"
              + " validation.");
    }
    // Whatever the rows are like, of a file that changed nobody knows which of them they are.
    rows.get(0)
        .optionalText("sources")
        .ifPresent(key -> requireUnchanged(result.statementName(), key));
    List<JudgedRow> judged = rows.stream().map(JudgedRow::of).toList();
    List<String> failed = outside(judged, ERROR);
    List<String> warnings = outside(judged, WARN);
    if (!warnings.isEmpty()) {
      LOG.warnf("%s: %s", result.statementName(), String.join("; ", warnings));
    }
    if (!failed.isEmpty()) {
      throw failure(result.statementName(), judged, failed);
    }
    completeLoad(result.statementName(), rows.get(0));
    return new ValidationVerdicts(judged.stream().map(JudgedRow::verdict).toList(), 0, warnings);
  }

  private void requireUnchanged(String statementName, String loadKey) {
    String[] parts = parts(statementName);
    sources.requireUnchanged(parts[1], parts[3], parts[2], loadKey);
  }

  /** The query found the load in the ledger, so its files are loaded. */
  private void completeLoad(String statementName, ResultRow row) {
    row.optionalText("claim")
        .ifPresent(
            key -> {
              String[] parts = parts(statementName);
              histories.complete(parts[1], parts[3], parts[2], row.date("run_date"), key);
            });
    row.optionalText("delivery")
        .ifPresent(
            key -> {
              String[] parts = parts(statementName);
              dates.complete(parts[1], parts[3], parts[2], row.date("run_date"), key);
            });
  }

  private static String[] parts(String statementName) {
    String[] parts = statementName.split("/", -1);
    if (parts.length != NAME_PARTS) {
      throw new RequestInvalid(
          "check-validation got the statement name \""
              + statementName
              + "\"; it must be <stack>/<pipeline>/<run>/<table>/<step>.");
    }
    return parts;
  }

  private static List<String> outside(List<JudgedRow> rows, String severity) {
    return rows.stream()
        .filter(row -> !row.verdict().passed() && row.verdict().severity().equals(severity))
        .map(JudgedRow::sentence)
        .toList();
  }

  private static RuntimeException failure(
      String statementName, List<JudgedRow> judged, List<String> failed) {
    String what =
        "%d of %d validations of %s failed: %s. "
            .formatted(failed.size(), judged.size(), statementName, String.join("; ", failed));
    if (judged.stream().map(JudgedRow::verdict).noneMatch(CheckValidation::isOfOlderDate)) {
      return new ValidationFailed(what + advice(statementName));
    }
    return new NewerDateLoaded(
        what
            + (failed.size() > 1 ? "Fix the data or the bounds of the others. Then start" : "Start")
            + " a backfill that reaches the newest date, or one that may leave older rows on top:"
            + " --allow-older, \"allowOlder\": true.");
  }

  private static String advice(String statementName) {
    return statementName.endsWith(OF_PIPELINE)
        ? "If the check or its bounds are wrong, fix them and redrive. If a table is, fix it and"
            + " run from it on, for the same date: ./stepshift redrive "
            + statementName.split("/", -1)[1]
            + " --from <table>, or a new run with \"from\": \"<table>\"."
        : "Fix the data or the bounds, then redrive.";
  }

  private static boolean isOfOlderDate(Verdict verdict) {
    return verdict.name().equals(NEWER_DATE_LOADED)
        && verdict.severity().equals(ERROR)
        && !verdict.passed();
  }
}
