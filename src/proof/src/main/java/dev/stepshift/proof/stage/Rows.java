package dev.stepshift.proof.stage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rows of text, compared as bags: in any order, each as often as it occurs. */
public final class Rows {

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  private static final int FEW = 5;

  private Rows() {}

  /** Fails with the first few rows that are too many or missing. */
  public static void assertSame(
      String what, Collection<List<String>> actual, Collection<List<String>> expected) {
    difference(what, actual, expected)
        .ifPresent(
            difference -> {
              throw new AssertionError(difference);
            });
  }

  /** The first few rows that are too many or missing; none if the rows are the same. */
  public static Optional<String> difference(
      String what, Collection<List<String>> actual, Collection<List<String>> expected) {
    Map<List<String>, Integer> counts = new HashMap<>();
    actual.forEach(row -> counts.merge(plain(row), 1, Integer::sum));
    expected.forEach(row -> counts.merge(plain(row), -1, Integer::sum));
    List<String> surplus = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    counts.forEach(
        (row, count) -> {
          if (count != 0) {
            (count > 0 ? surplus : missing).add(Math.abs(count) + " x " + row);
          }
        });
    return surplus.isEmpty() && missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s: %d rows too many %s, %d missing %s"
                .formatted(what, surplus.size(), few(surplus), missing.size(), few(missing)));
  }

  private static List<String> few(List<String> rows) {
    return rows.subList(0, Math.min(FEW, rows.size()));
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
