package dev.stepshift.header;

import dev.stepshift.errors.SourceInvalid;
import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.ColumnMatching;
import dev.stepshift.pipeline.ColumnMatching.ExtraColumns;
import dev.stepshift.pipeline.ColumnMatching.MissingColumns;
import dev.stepshift.pipeline.FileFormat;
import dev.stepshift.pipeline.FoldedName;
import dev.stepshift.pipeline.Table;
import dev.stepshift.source.SourceFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Refuses files whose columns cannot be brought to a table's. */
final class LayoutRules {

  private static final int MOST_NAMES = 20;

  private final Table table;
  private final ColumnMatching matching;

  LayoutRules(Table table) {
    this.table = table;
    this.matching = table.source().matching();
  }

  /**
   * @param file one that has the layout
   * @throws SourceInvalid if a name stands twice, none is known, a column is missing or has no
   *     place that must be there or have one
   */
  void check(ColumnMap map, SourceFile file) {
    if (matching.byName()) {
      refuseDuplicates(map, file);
    }
    if (map.known().isEmpty()) {
      throw invalid(
          file,
          "has none of the table's columns, but "
              + names(map.layout().names())
              + "; fix the file, or name its columns by from");
    }
    if (matching.byName()) {
      refuseMissing(map, file);
    }
    refuseExtra(map, file);
  }

  private void refuseDuplicates(ColumnMap map, SourceFile file) {
    Set<FoldedName> seen = new HashSet<>();
    for (String name : map.layout().names()) {
      FoldedName folded = FoldedName.of(name);
      if (!folded.text().isEmpty() && !seen.add(folded)) {
        throw invalid(file, "has the column " + name + " twice; fix the file");
      }
    }
  }

  private void refuseMissing(ColumnMap map, SourceFile file) {
    List<String> needed =
        map.missing().stream()
            .filter(column -> matching.missing() == MissingColumns.FAIL || isNeeded(column))
            .map(Column::nameInFiles)
            .toList();
    if (!needed.isEmpty()) {
      throw invalid(
          file,
          "lacks %s, but has %s; fix the file, or name the column by from%s"
              .formatted(
                  names(needed),
                  names(map.layout().names()),
                  matching.missing() == MissingColumns.FAIL
                      ? ", or write missing_columns: null"
                      : ""));
    }
  }

  private boolean isNeeded(Column column) {
    return column.notNull()
        || table.key().contains(column.name())
        || table.merge().partition().contains(column.name());
  }

  private void refuseExtra(ColumnMap map, SourceFile file) {
    if (matching.extra() == ExtraColumns.FAIL && !map.extra().isEmpty()) {
      throw invalid(
          file,
          "has columns that the table lacks: "
              + names(map.extra().stream().map(FileColumn::name).toList())
              + "; add them to columns, or write extra_columns: ignore");
    }
    if (table.source().format() instanceof FileFormat.Columnar) {
      map.extra().stream()
          .filter(column -> column.type().isEmpty())
          .findFirst()
          .ifPresent(
              column -> {
                throw invalid(
                    file,
                    "has the column %s, of the type %s that Redshift does not read; leave it out"
                        .formatted(column.name(), column.stored()));
              });
    }
  }

  private static SourceInvalid invalid(SourceFile file, String what) {
    return new SourceInvalid(file.url() + ' ' + what + ", and redrive the run.");
  }

  /** Names for people, and not hundreds of them. */
  static String names(List<String> names) {
    String told =
        names.stream()
            .limit(MOST_NAMES)
            .map(name -> name.isEmpty() ? "(no name)" : name)
            .collect(Collectors.joining(", "));
    return names.size() > MOST_NAMES
        ? told + " and %d more".formatted(names.size() - MOST_NAMES)
        : told;
  }
}
