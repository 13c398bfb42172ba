package dev.stepshift.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.cli.text.TextTable.Align;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.0 kB",
    "1540, 1.5 kB",
    "999960, 1.0 MB",
    "2400000000, 2.4 GB"
  })
  void bytesAreInTheLargestFittingUnit(long bytes, String words) {
    assertThat(Amounts.bytes(bytes)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0 s",
    "1999, 1.9 s",
    "59999, 59.9 s",
    "60000, 1 min 00 s",
    "125000, 2 min 05 s"
  })
  void timesAreSecondsOrMinutes(long millis, String words) {
    assertThat(Amounts.time(Duration.ofMillis(millis))).isEqualTo(words);
  }

  @Test
  void oneIsNotMany() {
    assertThat(Amounts.counted(1, "row")).isEqualTo("1 row");
    assertThat(Amounts.counted(15000, "row")).isEqualTo("15,000 rows");
  }

  @Test
  void aTableIsAlignedAndItsFirstColumnIsCutToFit() {
    TextTable table = new TextTable(List.of("name", "rows"), List.of(Align.LEFT, Align.RIGHT));
    table.add(List.of("a_very_long_table_name", "5"));
    table.add(List.of("short", "15,000"));
    assertThat(table.lines())
        .containsExactly(
            "name                      rows",
            "a_very_long_table_name       5",
            "short                   15,000");
    assertThat(table.lines(18))
        .containsExactly("name          rows", "a_very_lo…       5", "short       15,000");
  }
}
