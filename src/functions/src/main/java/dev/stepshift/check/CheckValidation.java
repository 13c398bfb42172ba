package dev.stepshift.check;

import dev.stepshift.delivery.LoadedSources;
import dev.stepshift.errors.RequestInvalid;
import dev.stepshift.errors.ValidationFailed;
import dev.stepshift.functions.Requests;
import dev.stepshift.loadhistory.FileLoadHistoryStore;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Judges the result of a validate step. */
public final class CheckValidation {

  private static final Logger LOG = Logger.getLogger(CheckValidation.class);
  private static final String ERROR = "error";
  private static final String WARN = "warn";

  /** {@code <stack>/<pipeline>/<run>/<table>/<step>}. */
  private static final int NAME_PARTS = 5;

  private final FileLoadHistoryStore histories;
  private final LoadedSources sources;

  public CheckValidation(FileLoadHistoryStore histories, LoadedSources sources) {
    this.histories = histories;
    this.sources = sources;
  }

  /**
   * Holds what the query observed against the bounds.
   *
   * @throws RequestInvalid if the result is not that of a validation query
   * @throws dev.stepshift.errors.SourceChanged if a file changed while it was copied
   * @throws ValidationFailed if a validation of severity error is outside its bounds
   */
  public ValidationVerdicts check(ValidationResult result) {
    Requests.require("check-validation", "columnMetadata", result.columnMetadata());
    Requests.require("check-validation", "records", result.records());
    List<String> columns = result.columnMetadata().stream().map(ResultRow::columnName).toList();
    List<ResultRow> rows =
        result.records().stream().map(fields -> new ResultRow(columns, fields)).toList();
    List<Verdict> verdicts = rows.stream().map(CheckValidation::verdict).toList();
    if (verdicts.isEmpty()) {
      throw new RequestInvalid(
          result.statementName()
              + " gave no rows, so nothing was validated; its query must give one row for each"
              + " validation.");
    }
    // Whatever the rows are like, of a file that changed nobody knows which of them they are.
    rows.get(0)
        .optionalText("sources")
        .ifPresent(key -> requireUnchanged(result.statementName(), key));
    Map<String, String> samples = new HashMap<>();
    rows.forEach(
        row ->
            row.optionalText("sample").ifPresent(sample -> samples.put(row.text("name"), sample)));
    List<Verdict> failed = outside(verdicts, ERROR);
    List<String> warnings =
        outside(verdicts, WARN).stream().map(verdict -> warning(verdict, samples)).toList();
    if (!warnings.isEmpty()) {
      LOG.warnf("%s: %s", result.statementName(), String.join("; ", warnings));
    }
    if (!failed.isEmpty()) {
      throw new ValidationFailed(
          failed.size()
              + " of "
              + verdicts.size()
              + " validations of "
              + result.statementName()
              + " failed: "
              + describe(failed, samples)
              + ". Fix the data or the bounds, then redrive.");
    }
    rows.get(0).optionalText("claim").ifPresent(key -> completeLoad(result.statementName(), key));
    return new ValidationVerdicts(verdicts, 0, warnings);
  }

  private void requireUnchanged(String statementName, String loadKey) {
    String[] parts = parts(statementName);
    sources.requireUnchanged(parts[1], parts[3], parts[2], loadKey);
  }

  /** The query found the load in the ledger, so its files are loaded. */
  private void completeLoad(String statementName, String loadKey) {
    String[] parts = parts(statementName);
    histories.complete(parts[1], parts[3], parts[2], loadKey);
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

  private static Verdict verdict(ResultRow row) {
    String severity = row.text("severity");
    if (!severity.equals(ERROR) && !severity.equals(WARN)) {
      throw new RequestInvalid(
          "Validation "
              + row.text("name")
              + " has the severity \""
              + severity
              + "\"; it must be error or warn.");
    }
    Optional<BigDecimal> observed = row.number("observed");
    Optional<BigDecimal> minimum = row.number("minimum");
    Optional<BigDecimal> maximum = row.number("maximum");
    boolean passed =
        observed.isPresent()
            && minimum.map(bound -> observed.get().compareTo(bound) >= 0).orElse(true)
            && maximum.map(bound -> observed.get().compareTo(bound) <= 0).orElse(true);
    return new Verdict(
        row.text("name"), severity, plain(observed), plain(minimum), plain(maximum), passed);
  }

  /** Null where there is no number: this is what the JSON of the answer says. */
  private static @Nullable String plain(Optional<BigDecimal> number) {
    return number.map(BigDecimal::toPlainString).orElse(null);
  }

  private static List<Verdict> outside(List<Verdict> verdicts, String severity) {
    return verdicts.stream()
        .filter(verdict -> !verdict.passed() && verdict.severity().equals(severity))
        .toList();
  }

  private static String warning(Verdict verdict, Map<String, String> samples) {
    String described = describe(verdict, samples.getOrDefault(verdict.name(), ""));
    return BuiltInWarning.meaning(verdict.name())
        .map(meaning -> verdict.name() + ": " + meaning)
        .orElse(described);
  }

  private static String describe(List<Verdict> verdicts, Map<String, String> samples) {
    return verdicts.stream()
        .map(verdict -> describe(verdict, samples.getOrDefault(verdict.name(), "")))
        .collect(Collectors.joining("; "));
  }

  private static String describe(Verdict verdict, String sample) {
    String observed = verdict.observed() == null ? "no number" : verdict.observed();
    String judged = verdict.name() + " observed " + observed + ", allowed is " + allowed(verdict);
    return sample.isEmpty() ? judged : judged + ", such as (" + sample + ")";
  }

  private static String allowed(Verdict verdict) {
    if (verdict.minimum() == null && verdict.maximum() == null) {
      return "any number";
    }
    if (verdict.maximum() == null) {
      return "at least " + verdict.minimum();
    }
    if (verdict.minimum() == null) {
      return "at most " + verdict.maximum();
    }
    return verdict.minimum().equals(verdict.maximum())
        ? "exactly " + verdict.minimum()
        : verdict.minimum() + " to " + verdict.maximum();
  }
}
