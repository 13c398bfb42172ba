package dev.stepshift.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void aRowHoldsHowManyValuesThereAreAndTheirSpread() {
    StringWriter printed = new StringWriter();
    Figures table = new Figures("Gaps");
    table.add("gap", "ms", Spread.of(List.of(20, 40, 1500)));
    table.note("most memory", "1.2 MB");
    table.print(new PrintWriter(printed));
    assertThat(printed.toString().lines())
        .startsWith("Gaps")
        .anyMatch(line -> line.matches("  gap +ms +3 +20.0 +40.0 +1,500 +1,500"))
        .anyMatch(line -> line.matches("  most memory +1.2 MB"));
  }

  @Test
  void numbersHaveTheDigitsThatAReaderCanUse() {
    assertThat(List.of(Figures.number(1.234), Figures.number(12.34), Figures.number(12345.6)))
        .containsExactly("1.23", "12.3", "12,346");
  }
}
