package dev.stepshift.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Rows of text, compared as bags: in any order, each as often as it occurs. */
final class Rows {

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  private Rows() {}

  static void assertSame(
      String what, Collection<List<String>> actual, Collection<List<String>> expected) {
    Map<List<String>, Integer> difference = new HashMap<>();
    actual.forEach(row -> difference.merge(plain(row), 1, Integer::sum));
    expected.forEach(row -> difference.merge(plain(row), -1, Integer::sum));
    List<String> surplus = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    difference.forEach(
        (row, count) -> {
          if (count != 0) {
            (count > 0 ? surplus : missing).add(Math.abs(count) + " x " + row);
          }
        });
    assertThat(surplus.stream().limit(5)).as("%s: rows too many", what).isEmpty();
    assertThat(missing.stream().limit(5)).as("%s: rows missing", what).isEmpty();
    assertThat(actual).as(what).hasSameSizeAs(expected);
  }

  /** 17 and 17.00 are one number, and CHAR pads with blanks. */
  private static List<String> plain(List<String> row) {
    List<String> plain = new ArrayList<>(row.size());
    for (String value : row) {
      if (value == null) {
        plain.add("NULL");
      } else if (NUMBER.matcher(value).matches()) {
        plain.add(new BigDecimal(value).stripTrailingZeros().toPlainString());
      } else {
        plain.add(value.stripTrailing());
      }
    }
    return plain;
  }
}
