package dev.stepshift.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.proof.stage.Home;
import dev.stepshift.proof.stage.Run;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.proof.stage.StateTable;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Loads that end well and leave a doubt, which is told. */
@ExtendWith(SharedWarehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoubtfulLoadTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final LocalDate SECOND = FIRST.plusDays(1);
  private static final LocalDate THIRD = FIRST.plusDays(2);

  private Stage stage;

  @BeforeAll
  void open(Warehouse warehouse, @TempDir Path folder) throws IOException {
    stage = Stage.open(warehouse, Home.in(folder).with("meters"));
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @BeforeEach
  void reset() {
    stage.reset();
    stage.sql("drop schema if exists meters cascade");
  }

  @Test
  void linesThatMaxErrorsLeavesOutAreCountedAndShown() {
    readings(FIRST, "{\"meter\": 1, \"reading\": 1.5, \"unit\": \"kWh\"}");
    lines(FIRST, "1,1.50\nx,2.50\n3,y\n4,4.50\n");

    Run run = stage.run("meters", FIRST).succeeded();

    assertThat(warnings(run))
        .singleElement()
        .asString()
        .startsWith("lines: 2 lines left out, as max_errors allows: ")
        .contains("meters/2026-03-01/lines/1.csv, line 2, column meter: ");
    assertThat(stage.count("meters.lines")).isEqualTo(2);
  }

  @Test
  void noLineLeftOutIsNoWarning() {
    readings(FIRST, "{\"meter\": 1, \"reading\": 1.5, \"unit\": \"kWh\"}");
    lines(FIRST, "1,1.50\n");
    assertThat(warnings(stage.run("meters", FIRST).succeeded())).isEmpty();
  }

  @Test
  void moreLinesLeftOutThanTheBoundFailTheLoad() {
    readings(FIRST, "{\"meter\": 1, \"reading\": 1.5, \"unit\": \"kWh\"}");
    lines(FIRST, "1,1.50\nx,2.50\n3,y\nz,1.00\n");

    Run run = stage.run("meters", FIRST).failed("dev.stepshift.errors.TablesFailed");

    assertThat(run.cause())
        .contains(
            "lines: TooManyErrors: COPY left out 3 of 4 lines, and max_error_percent is 60: ",
            "line 2, column meter");
  }

  @Test
  void aColumnThatIsNullInEveryRowIsToldWhenItIsNews() {
    lines(FIRST, "1,1.50\n");
    lines(SECOND, "1,1.50\n");
    lines(THIRD, "1,1.50\n");
    readings(FIRST, "{\"meter\": 1, \"reading\": 1.5}");
    readings(SECOND, "{\"meter\": 1, \"Reading\": 1.5}", "{\"meter\": 2, \"Reading\": 1.5}");
    readings(THIRD, "{\"meter\": 1, \"Reading\": 1.5}");

    assertThat(emptyColumns(stage.run("meters", FIRST).succeeded())).isEqualTo("unit");
    assertThat(emptyColumns(stage.run("meters", SECOND).succeeded()))
        .as("unit never had a value, and that was told")
        .isEqualTo("reading");
    assertThat(emptyColumns(stage.run("meters", THIRD).succeeded()))
        .as("as long as it goes on")
        .isEqualTo("reading");
  }

  @Test
  void aNumberThatItsColumnWouldCutFailsTheLoadUnlessThatIsSaid() {
    readings(FIRST, "{\"meter\": 1, \"reading\": 1.5, \"unit\": \"kWh\"}");
    readings(SECOND, "{\"meter\": 1, \"reading\": 10.100000000000001, \"unit\": \"kWh\"}");
    lines(FIRST, "1,1.50\n2,1.999\n3,-0.001\n");
    lines(SECOND, "1,1.500\n");
    for (String table : List.of("rounded", "cut")) {
      stage.put("meters/" + FIRST + "/" + table + "/1.csv", "1,1.999\n2,-1.999\n3,\n");
    }

    Run failed = stage.run("meters", FIRST).failed("dev.stepshift.errors.TablesFailed");

    assertThat(failed.cause())
        .contains("1 of 4 tables failed")
        .contains("lines: ValidationFailed")
        .contains("cut_values observed 2, allowed is at most 0")
        .contains("reading: -0.001");
    assertThat(stage.query("select reading::text from meters.rounded order by meter"))
        .containsExactly(List.of("2.00"), List.of("-2.00"), Collections.singletonList(null));
    assertThat(stage.query("select reading::text from meters.cut order by meter"))
        .containsExactly(List.of("1.99"), List.of("-1.99"), Collections.singletonList(null));

    stage.run("meters", SECOND).succeeded();
    assertThat(stage.query("select reading::text from meters.lines"))
        .as("zeros behind the last decimal are no digits")
        .containsExactly(List.of("1.50"));
    assertThat(stage.query("select reading::text from meters.readings order by 1"))
        .as("nor is the noise of a binary fraction")
        .containsExactly(List.of("1.50"), List.of("10.10"))
        .hasSize(2);
  }

  private void readings(LocalDate date, String... objects) {
    stage.put("meters/" + date + "/readings/1.json", String.join("\n", objects));
  }

  private void lines(LocalDate date, String text) {
    stage.put("meters/" + date + "/lines/1.csv", text);
  }

  /** The columns that the item of the readings' load warns of. */
  private String emptyColumns(Run run) {
    return new StateTable(stage.dynamoDb(), "meters")
        .items("LOAD#" + run.name() + "#readings").values().stream()
            .flatMap(load -> load.getOrDefault("warnings", "").lines())
            .filter(warning -> warning.startsWith("empty_columns: "))
            .map(warning -> warning.substring(warning.lastIndexOf(": ") + 2))
            .collect(Collectors.joining());
  }

  private static List<String> warnings(Run run) {
    List<String> warnings = new ArrayList<>();
    run.output().path("warnings").forEach(warning -> warnings.add(warning.asText()));
    return warnings;
  }
}
