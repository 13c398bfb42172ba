package dev.stepshift.check;

import static dev.stepshift.check.JudgedRow.ERROR;
import static dev.stepshift.check.JudgedRow.WARN;

import dev.stepshift.errors.RequestInvalid;
import dev.stepshift.errors.ValidationFailed;
import dev.stepshift.functions.Requests;
import dev.stepshift.loadhistory.FileLoadHistoryStore;
import java.util.List;
import org.jboss.logging.Logger;

/** Judges the result of a validate step. */
public final class CheckValidation {

  private static final Logger LOG = Logger.getLogger(CheckValidation.class);

  /** {@code <stack>/<pipeline>/<run>/<table>/<step>}. */
  private static final int NAME_PARTS = 5;

  private final FileLoadHistoryStore histories;

  public CheckValidation(FileLoadHistoryStore histories) {
    this.histories = histories;
  }

  /**
   * Holds what the query observed against the bounds.
   *
   * @throws RequestInvalid if the result is not that of a validation query
   * @throws ValidationFailed if a validation of severity error is outside its bounds
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
    List<JudgedRow> judged = rows.stream().map(JudgedRow::of).toList();
    List<String> failed = outside(judged, ERROR);
    List<String> warnings = outside(judged, WARN);
    if (!warnings.isEmpty()) {
      LOG.warnf("%s: %s", result.statementName(), String.join("; ", warnings));
    }
    if (!failed.isEmpty()) {
      throw new ValidationFailed(
          failed.size()
              + " of "
              + judged.size()
              + " validations of "
              + result.statementName()
              + " failed: "
              + String.join("; ", failed)
              + ". Fix the data or the bounds, then redrive.");
    }
    rows.get(0).optionalText("claim").ifPresent(key -> completeLoad(result.statementName(), key));
    return new ValidationVerdicts(judged.stream().map(JudgedRow::verdict).toList(), 0, warnings);
  }

  /** The query found the load in the ledger, so its files are loaded. */
  private void completeLoad(String statementName, String loadKey) {
    String[] parts = statementName.split("/", -1);
    if (parts.length != NAME_PARTS) {
      throw new RequestInvalid(
          "check-validation got the statement name \""
              + statementName
              + "\"; it must be <stack>/<pipeline>/<run>/<table>/<step>.");
    }
    histories.complete(parts[1], parts[3], parts[2], loadKey);
  }

  private static List<String> outside(List<JudgedRow> rows, String severity) {
    return rows.stream()
        .filter(row -> !row.verdict().passed() && row.verdict().severity().equals(severity))
        .map(JudgedRow::sentence)
        .toList();
  }
}
