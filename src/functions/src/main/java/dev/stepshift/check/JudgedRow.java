package dev.stepshift.check;

import dev.stepshift.errors.RequestInvalid;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the result of a validate step, held against its bounds.
 *
 * @param sample a row that fails; empty where none is kept
 * @param detail which of many things the number counts; empty where it counts one
 */
record JudgedRow(Verdict verdict, Optional<String> sample, Optional<String> detail) {

  static final String ERROR = "error";
  static final String WARN = "warn";

  static JudgedRow of(ResultRow row) {
    return new JudgedRow(
        verdict(row),
        row.optionalText("sample"),
        row.optionalText("detail").map(text -> text.strip().replaceFirst(",$", "")));
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

  /** What is wrong, for people: of what fails the load the numbers too. */
  String sentence() {
    Optional<String> meaning = BuiltInValidation.meaning(verdict.name());
    String wrong =
        verdict.severity().equals(WARN)
            ? meaning.map(text -> verdict.name() + ": " + text).orElseGet(this::numbers)
            : numbers() + meaning.map(text -> " (" + text + ")").orElse("");
    return wrong
        + detail.map(text -> ": " + text).orElse("")
        + sample.map(text -> ", such as (" + text + ")").orElse("");
  }

  private String numbers() {
    String observed = verdict.observed() == null ? "no number" : verdict.observed();
    return verdict.name() + " observed " + observed + ", allowed is " + allowed();
  }

  private String allowed() {
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
