package dev.stepshift.pipeline.yaml;

import static dev.stepshift.pipeline.yaml.TableFields.COLUMN;
import static dev.stepshift.pipeline.yaml.TableFields.TABLE;

import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.RedshiftType;
import dev.stepshift.pipeline.RedshiftType.Kind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads the columns of a table. */
final class ColumnReader {

  /** PostgreSQL and Redshift give these columns to every table. */
  private static final Set<String> SYSTEM_COLUMNS =
      Set.of("oid", "tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

  /** Stands for the type of a column whose type has a problem: nothing else finds fault with it. */
  private static final RedshiftType ANY_TYPE = RedshiftType.of(Kind.DATE);

  private final YamlProblems problems;

  ColumnReader(YamlProblems problems) {
    this.problems = problems;
  }

  DeclaredColumns read(YamlMap table) {
    DeclaredColumns columns = new DeclaredColumns();
    List<YamlMap> written = table.get(TABLE.columns);
    written.forEach(column -> read(column, columns));
    return columns;
  }

  private void read(YamlMap fields, DeclaredColumns columns) {
    Optional<YamlScalar> name = fields.get(COLUMN.name);
    Optional<YamlScalar> type = fields.get(COLUMN.type);
    Optional<Boolean> notNull = fields.get(COLUMN.notNull);
    Optional<YamlScalar> from = fields.get(COLUMN.from);
    Optional<YamlScalar> renamedFrom = fields.get(COLUMN.renamedFrom);
    RedshiftType read = type.flatMap(this::type).orElse(ANY_TYPE);
    name.filter(this::isName)
        .ifPresent(
            scalar -> {
              Column column =
                  new Column(
                      scalar.text(),
                      read,
                      notNull.orElse(false),
                      from.map(YamlScalar::text),
                      renamedFrom.map(YamlScalar::text));
              ColumnScalars scalars = new ColumnScalars(scalar, from, renamedFrom);
              if (!columns.add(column, scalars, notNull.filter(flag -> !flag).isPresent())) {
                problems.add(
                    scalar, "'" + scalar.text() + "' is a column already; remove or rename one");
              }
            });
  }

  private Optional<RedshiftType> type(YamlScalar scalar) {
    try {
      return Optional.of(RedshiftType.parse(scalar.text()));
    } catch (IllegalArgumentException noType) {
      problems.add(scalar, Objects.requireNonNullElse(noType.getMessage(), noType.toString()));
      return Optional.empty();
    }
  }

  /** A name with a problem still names a column, to which the other fields may refer. */
  private boolean isName(YamlScalar scalar) {
    if (SYSTEM_COLUMNS.contains(scalar.text())) {
      problems.add(scalar, "'" + scalar.text() + "' is a system column; rename it");
    }
    return !scalar.text().isBlank();
  }
}
