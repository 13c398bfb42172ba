package dev.stepshift.cli.summary;

import dev.stepshift.cli.progress.RunProgress;
import dev.stepshift.cli.progress.TableProgress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run warns of. */
final class Warnings {

  private static final String TITLE = "Warning      ";

  private Warnings() {}

  /** A paragraph a warning, with the tables that it is of, in lines of so many characters. */
  static List<String> lines(RunProgress run, int width) {
    Map<String, List<String>> tables = new LinkedHashMap<>();
    for (TableProgress part : run.parts()) {
      for (String warning : part.warnings()) {
        tables.computeIfAbsent(warning, first -> new ArrayList<>()).add(part.table());
      }
    }
    List<String> lines = new ArrayList<>();
    tables.forEach(
        (warning, warned) ->
            lines.addAll(paragraph(String.join(", ", warned) + ": " + warning, width)));
    return lines;
  }

  private static List<String> paragraph(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(TITLE);
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(TITLE.length()));
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }
}
