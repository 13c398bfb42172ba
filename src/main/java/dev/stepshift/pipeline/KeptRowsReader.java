package dev.stepshift.pipeline;

import java.util.Optional;
import java.util.OptionalInt;

/** Reads which rows that fail a validation are kept. */
final class KeptRowsReader {

  private static final String FOR = "keep_failed_rows_for";

  private final Problems problems;

  KeptRowsReader(Problems problems) {
    this.problems = problems;
  }

  KeptRows read(YamlMap table) {
    int most = table.whole("keep_failed_rows", KeptRows.DEFAULT.most(), 0, KeptRows.MOST);
    Optional<Word> written = table.word(FOR);
    if (written.isEmpty()) {
      return new KeptRows(most, KeptRows.DEFAULT.days());
    }
    OptionalInt days = Durations.days(written.get().text());
    if (days.isEmpty() || days.getAsInt() > KeptRows.MOST_DAYS) {
      problems.add(
          written.get(),
          "'%s' does not fit; write a number of days from 0d to %dd"
              .formatted(written.get().text(), KeptRows.MOST_DAYS));
      return KeptRows.DEFAULT;
    }
    return new KeptRows(most, days.getAsInt());
  }
}
