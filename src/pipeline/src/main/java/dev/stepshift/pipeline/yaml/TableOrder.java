package dev.stepshift.pipeline.yaml;

import dev.stepshift.pipeline.Suggestion;
import dev.stepshift.pipeline.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges what tables say of each other: {@code after}, cycles, relationships. */
final class TableOrder {

  private final YamlProblems problems;
  private final Map<String, TableDraft> drafts = new LinkedHashMap<>();

  TableOrder(YamlProblems problems, List<TableDraft> drafts) {
    this.problems = problems;
    for (TableDraft draft : drafts) {
      if (this.drafts.putIfAbsent(draft.name().text(), draft) != null) {
        problems.add(
            draft.name(),
            "'" + draft.name().text() + "' is a table already; rename one of the two");
      }
    }
  }

  void check() {
    drafts.values().forEach(this::checkAfter);
    checkCycles();
    drafts.values().forEach(this::checkReferences);
    checkFiles();
  }

  private void checkAfter(TableDraft draft) {
    Set<String> seen = new HashSet<>();
    for (YamlScalar before : draft.after()) {
      if (!drafts.containsKey(before.text())) {
        problems.add(before, unknownTable(before));
      } else if (!seen.add(before.text())) {
        problems.add(before, "'" + before.text() + "' is listed twice; remove one");
      }
    }
  }

  private String unknownTable(YamlScalar scalar) {
    return "'%s' is not a table of the pipeline; %s"
        .formatted(scalar.text(), Suggestion.of(scalar.text(), drafts.keySet(), "tables"));
  }

  /** Walks from each table to those that come after it; a table met twice on one way is a cycle. */
  private void checkCycles() {
    Set<String> done = new HashSet<>();
    for (String start : drafts.keySet()) {
      follow(start, new ArrayList<>(), done);
    }
  }

  private void follow(String table, List<String> way, Set<String> done) {
    int met = way.indexOf(table);
    if (met >= 0) {
      List<String> cycle = new ArrayList<>(way.subList(met, way.size()));
      cycle.add(table);
      String last = way.get(way.size() - 1);
      Optional.ofNullable(drafts.get(table)).stream()
          .flatMap(draft -> draft.after().stream())
          .filter(scalar -> scalar.text().equals(last))
          .findFirst()
          .ifPresent(
              scalar ->
                  problems.add(
                      scalar,
                      "is a cycle, " + String.join(" → ", cycle) + "; remove one of these steps"));
      return;
    }
    if (done.contains(table)) {
      return;
    }
    way.add(table);
    for (TableDraft next : drafts.values()) {
      if (next.after().stream().anyMatch(scalar -> scalar.text().equals(table))) {
        follow(next.name().text(), way, done);
      }
    }
    way.remove(way.size() - 1);
    done.add(table);
  }

  private void checkReferences(TableDraft draft) {
    for (TableReference reference : draft.references()) {
      TableDraft other = drafts.get(reference.table().text());
      if (other == null) {
        problems.add(reference.table(), unknownTable(reference.table()));
      } else {
        ColumnNames columns = new ColumnNames(problems, other.name().text(), other.columns());
        reference.column().ifPresent(columns::isKnown);
        if (!loadedBefore(draft).contains(other.name().text())) {
          problems.add(
              reference.table(),
              "'%1$s' may be loaded later than %2$s; add %1$s to after of %2$s"
                  .formatted(other.name().text(), draft.name().text()));
        }
      }
    }
  }

  /** All tables that the table comes after, near and far. */
  private Set<String> loadedBefore(TableDraft draft) {
    Set<String> before = new HashSet<>();
    Deque<TableDraft> open = new ArrayDeque<>(List.of(draft));
    while (!open.isEmpty()) {
      for (YamlScalar scalar : open.pop().after()) {
        if (drafts.containsKey(scalar.text()) && before.add(scalar.text())) {
          open.push(drafts.get(scalar.text()));
        }
      }
    }
    return before;
  }

  private void checkFiles() {
    Map<String, String> readers = new LinkedHashMap<>();
    for (TableDraft draft : drafts.values()) {
      draft
          .table()
          .filter(table -> table.query().isEmpty())
          .map(Table::source)
          .map(source -> source.selection())
          .map(
              files ->
                  readers.putIfAbsent(files.path() + files.glob().orElse(""), draft.name().text()))
          .ifPresent(
              other ->
                  problems.add(
                      draft.name().line(),
                      "tables[" + draft.name().text() + "].source.path",
                      ("reads the same files as %s; give it its own, or"
                              + " put %s in defaults.source.path")
                          .formatted(other, SourceReader.TABLE)));
    }
  }
}
