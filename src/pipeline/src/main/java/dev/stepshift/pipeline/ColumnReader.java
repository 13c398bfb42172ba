package dev.stepshift.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the columns of a table. */
final class ColumnReader {

  /** PostgreSQL and Redshift give these columns to every table. */
  private static final Set<String> SYSTEM_COLUMNS =
      Set.of("oid", "tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

  /** Stands for the type of a column whose type has a problem. */
  private static final String ANY_TYPE = "bigint";

  private final Problems problems;

  ColumnReader(Problems problems) {
    this.problems = problems;
  }

  DeclaredColumns read(YamlMap table) {
    DeclaredColumns columns = new DeclaredColumns();
    List<YamlMap> written = table.maps("columns", Shape.COLUMN);
    if (written.isEmpty() && !table.has("columns")) {
      table.problem("columns", "is missing; list the columns in the order of the files");
    }
    written.forEach(column -> read(column, columns));
    return columns;
  }

  private void read(YamlMap fields, DeclaredColumns columns) {
    Optional<Word> name = fields.required("name", "name the column");
    Optional<Word> type = fields.required("type", "give a Redshift type such as varchar(40)");
    Optional<Boolean> notNull = fields.yesOrNo("not_null");
    String normalized = type.map(word -> RedshiftTypes.normalize(word.text())).orElse(ANY_TYPE);
    type.ifPresent(
        word ->
            RedshiftTypes.problem(normalized).ifPresent(problem -> problems.add(word, problem)));
    name.filter(this::isName)
        .ifPresent(
            word -> {
              Column column =
                  new Column(
                      word.text(),
                      normalized.isEmpty() ? ANY_TYPE : normalized,
                      notNull.orElse(false));
              if (!columns.add(column, notNull.filter(flag -> !flag).isPresent())) {
                problems.add(
                    word, "'" + word.text() + "' is a column already; remove or rename one");
              }
            });
  }

  /** A name with a problem still names a column, to which the other fields may refer. */
  private boolean isName(Word word) {
    Names.checkIdentifier(problems, word, "column");
    if (SYSTEM_COLUMNS.contains(word.text())) {
      problems.add(word, "'" + word.text() + "' is a system column; rename it");
    }
    return !word.text().isBlank();
  }
}
