package dev.stepshift.header;

import dev.stepshift.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells which columns some files lack, and which the table lacks. */
final class LayoutWarnings {

  private static final int MOST_NAMES = 20;

  /** Files that have something in common. */
  private static final class Group {

    private final SourceFile first;
    private int files;

    Group(SourceFile first) {
      this.first = first;
    }

    String told(String name) {
      return "%s (%s)"
          .formatted(
              name.isEmpty() ? "a column without a name" : name,
              files == 1 ? first.url() : "%d files such as %s".formatted(files, first.url()));
    }
  }

  private final Map<String, Group> missing = new LinkedHashMap<>();
  private final Map<String, Group> extra = new LinkedHashMap<>();
  private final Map<String, Group> longHeaders = new LinkedHashMap<>();
  private final boolean headOnly;

  /**
   * @param headOnly whether only the first bytes of each file were looked at
   */
  LayoutWarnings(boolean headOnly) {
    this.headOnly = headOnly;
  }

  void note(ColumnMap map, SourceFile file) {
    if (!headOnly) {
      map.missing().forEach(column -> count(missing, column.name(), file));
    }
    map.extra().forEach(column -> count(extra, column.name(), file));
    if (map.layout().headerLines() > 1) {
      count(longHeaders, "%d lines".formatted(map.layout().headerLines()), file);
    }
  }

  private static void count(Map<String, Group> groups, String name, SourceFile file) {
    groups.computeIfAbsent(name, any -> new Group(file)).files++;
  }

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    add(sentences, missing, "Columns that files lack are NULL in their rows: ");
    add(
        sentences,
        extra,
        headOnly
            ? "Keys that no column has are left out (only the head of each file was read): "
            : "Columns of files that the table lacks are left out: ");
    add(
        sentences,
        longHeaders,
        "Quoted names hold line ends, and as many lines are skipped at the head of these files: ");
    return sentences;
  }

  private static void add(List<String> sentences, Map<String, Group> groups, String begin) {
    if (groups.isEmpty()) {
      return;
    }
    List<String> told = new ArrayList<>();
    groups.forEach((name, group) -> told.add(group.told(name)));
    int more = told.size() - MOST_NAMES;
    sentences.add(
        begin
            + String.join(", ", told.subList(0, Math.min(MOST_NAMES, told.size())))
            + (more > 0 ? " and %d more.".formatted(more) : "."));
  }
}
