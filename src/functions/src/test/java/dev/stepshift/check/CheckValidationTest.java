package dev.stepshift.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.delivery.LoadedSources;
import dev.stepshift.errors.NewerDateLoaded;
import dev.stepshift.errors.RequestInvalid;
import dev.stepshift.errors.ValidationFailed;
import dev.stepshift.loadhistory.DatedLoadStore;
import dev.stepshift.loadhistory.FileLoadHistoryStore;
import dev.stepshift.s3.MemoryS3;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckValidationTest {

  private static final List<String> COLUMNS =
      List.of("name", "severity", "observed", "minimum", "maximum");

  private final CheckValidation checkValidation =
      new CheckValidation(
          new FileLoadHistoryStore(new MemoryS3(), "data"),
          new DatedLoadStore(new MemoryS3(), "data"),
          new LoadedSources(new MemoryS3(), "data"));

  @ParameterizedTest
  @CsvSource({
    "25.000000, 1.000000,          , true",
    "0.000000,  1.000000,          , false",
    "0,                 , 0.000000 , true",
    "0.000001,          , 0.000000 , false",
    "5,         5,        5        , true",
    "4,         5,        5        , false",
    "-3,                ,          , true",
    "99999999999999999999.5, 1,    , true",
    "         ,         ,          , false",
  })
  void aRowPassesInsideItsBoundsAndNeverWithoutANumber(
      String observed, String minimum, String maximum, boolean passed) {
    ValidationVerdicts verdicts =
        checkValidation.check(result(row("rows", "warn", observed, minimum, maximum)));
    assertThat(verdicts.verdicts().get(0).passed()).isEqualTo(passed);
    assertThat(verdicts.warnings()).hasSize(passed ? 0 : 1);
    assertThat(verdicts.failed()).isZero();
  }

  @Test
  void numbersAreAnsweredWithoutTrailingZerosAndOpenBoundsAsNull() {
    Verdict verdict =
        checkValidation
            .check(result(row("rows", "error", "1500.500000", "0E-6", null)))
            .verdicts()
            .get(0);
    assertThat(verdict).isEqualTo(new Verdict("rows", "error", "1500.5", "0", null, true));
    Verdict thousand =
        checkValidation
            .check(result(row("rows", "error", "1000.000000", null, null)))
            .verdicts()
            .get(0);
    assertThat(thousand.observed()).isEqualTo("1000");
  }

  @Test
  void bothSpellingsOfTheApisMembersAreRead() {
    List<Map<String, Object>> columns =
        COLUMNS.stream().map(name -> Map.<String, Object>of("name", name)).toList();
    List<Map<String, Object>> row =
        List.of(
            Map.of("stringValue", "rows"),
            Map.of("stringValue", "error"),
            Map.of("longValue", 3),
            Map.of("doubleValue", 2.5),
            Map.of("isNull", true));
    Verdict verdict =
        checkValidation.check(new ValidationResult("s", columns, List.of(row))).verdicts().get(0);
    assertThat(verdict).isEqualTo(new Verdict("rows", "error", "3", "2.5", null, true));
  }

  @Test
  void eachFailedErrorIsNamedWithWhatWasSeenAndWhatIsAllowed() {
    assertThatThrownBy(
            () ->
                checkValidation.check(
                    result(
                        row("row_count", "error", "0", "1", null),
                        row("key_unique", "error", "3", null, "0"),
                        row("load_in_ledger", "error", null, "1", "1"),
                        row("share", "error", "0.7", "0.8", "1"),
                        row("fine", "error", "1", "1", null),
                        row("odd", "warn", "1", null, "0"))))
        .isInstanceOf(ValidationFailed.class)
        .hasMessageContaining("4 of 6 validations of local/tpch/run-1/orders/validate_staging")
        .hasMessageContaining("row_count observed 0, allowed is at least 1")
        .hasMessageContaining("key_unique observed 3, allowed is at most 0")
        .hasMessageContaining("load_in_ledger observed no number, allowed is exactly 1")
        .hasMessageContaining("share observed 0.7, allowed is 0.8 to 1")
        .hasMessageNotContaining("fine")
        .hasMessageNotContaining("odd");
  }

  @Test
  void anOldRangeIsAnErrorOfItsOwn() {
    assertThatThrownBy(
            () -> checkValidation.check(result(row("newer_date_loaded", "error", "3", null, "2"))))
        .isInstanceOf(NewerDateLoaded.class)
        .hasMessageContaining("newer_date_loaded observed 3")
        .hasMessageContaining(". Start a backfill that reaches the newest date");
    assertThatThrownBy(
            () ->
                checkValidation.check(
                    result(
                        row("newer_date_loaded", "error", "3", null, "2"),
                        row("row_count", "error", "0", "1", null))))
        .isInstanceOf(NewerDateLoaded.class)
        .hasMessageContaining("Fix the data or the bounds of the others. Then start a backfill");
    assertThatThrownBy(
            () ->
                checkValidation.check(
                    result(
                        row("newer_date_loaded", "warn", "3", null, "2"),
                        row("row_count", "error", "0", "1", null))))
        .isInstanceOf(ValidationFailed.class);
  }

  @Test
  void aWarningIsASentence() {
    assertThat(
            checkValidation
                .check(
                    result(
                        row("price_known", "warn", "3", null, "0"),
                        row("older_delivery", "warn", "1", null, "0")))
                .warnings())
        .containsExactly(
            "price_known observed 3, allowed is at most 0",
            "older_delivery: these files were loaded before, and a later date too, so nothing"
                + " changed; a backfill loads them again");
  }

  @Test
  void aResultWithoutRowsIsNoSuccess() {
    assertThatThrownBy(() -> checkValidation.check(result()))
        .isInstanceOf(RequestInvalid.class)
        .hasMessageContaining("gave no rows");
  }

  @Test
  void aResultOfAnotherShapeIsRefused() {
    assertRefused(new ValidationResult("s", null, List.of()), "columnMetadata");
    assertRefused(new ValidationResult("s", List.of(), null), "records");
    assertRefused(result(List.of(Map.of("StringValue", "rows"))), "1 fields for 5 columns");
    assertRefused(result(row("rows", "fatal", "1", null, null)), "\"fatal\"");
    assertRefused(result(row("rows", "error", "many", null, null)), "\"many\"");
    assertRefused(result(row(null, "error", "1", null, null)), "no name");
    List<Map<String, Object>> wrongColumn = List.of(Map.of("Name", "nome"));
    assertRefused(
        new ValidationResult("s", wrongColumn, List.of(List.of(Map.of("StringValue", "rows")))),
        "no column severity; it has nome");
  }

  private void assertRefused(ValidationResult result, String message) {
    assertThatThrownBy(() -> checkValidation.check(result))
        .isInstanceOf(RequestInvalid.class)
        .hasMessageContaining(message);
  }

  @SafeVarargs
  private static ValidationResult result(List<Map<String, Object>>... rows) {
    List<Map<String, Object>> columns =
        COLUMNS.stream().map(name -> Map.<String, Object>of("Name", name)).toList();
    return new ValidationResult(
        "local/tpch/run-1/orders/validate_staging", columns, Arrays.asList(rows));
  }

  private static List<Map<String, Object>> row(String... values) {
    List<Map<String, Object>> fields = new ArrayList<>();
    for (String value : values) {
      fields.add(value == null ? Map.of("IsNull", true) : Map.of("StringValue", value));
    }
    return fields;
  }
}
