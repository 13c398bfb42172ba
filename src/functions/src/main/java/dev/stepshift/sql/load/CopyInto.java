package dev.stepshift.sql.load;

import dev.stepshift.header.CopyPlan;
import dev.stepshift.header.CopyPlan.ByPaths;
import dev.stepshift.header.CopyPlan.Listed;
import dev.stepshift.header.CopyPlan.ThroughTable;
import dev.stepshift.header.CopyPlan.ThroughTable.Place;
import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.FileFormat;
import dev.stepshift.pipeline.RedshiftType.Kind;
import dev.stepshift.pipeline.Table;
import dev.stepshift.sql.Identifiers;
import dev.stepshift.sql.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one COPY of a load is told besides its format.
 *
 * @param table staging, or a temporary table
 * @param columns those that COPY lists, quoted; empty where it takes them all as they are
 * @param manifest a URL, as a literal
 * @param headerLines skipped at the head of each file
 * @param paths how a field of an object finds its column, as a literal
 * @param serializesToJson whether nested values of columnar files go into a column of type super
 * @param temporary the columns of the temporary table; empty if there is none
 * @param inserted those of them that go on into staging, quoted
 */
public record CopyInto(
    String table,
    List<String> columns,
    String manifest,
    int headerLines,
    Optional<String> paths,
    boolean serializesToJson,
    List<TemporaryColumn> temporary,
    List<String> inserted) {

  /** A column of a temporary table. */
  public record TemporaryColumn(String name, String type, boolean notNull) {}

  /**
   * @param number counts the COPYs of the load from 1
   * @param staging the quoted name
   */
  static CopyInto of(FileCopy copy, int number, Table table, String staging, String dataBucket) {
    CopyPlan plan = copy.plan();
    List<TemporaryColumn> temporary =
        plan instanceof ThroughTable through ? temporary(through, table) : List.of();
    return new CopyInto(
        temporary.isEmpty() ? staging : Identifiers.quote("stepshift_layout_" + number),
        listed(plan, table),
        Literals.text(copy.manifest()),
        copy.headerLines(),
        copy.paths()
            .map(Literals::text)
            .or(() -> FieldSyntax.paths(table.source().format().asCopied(), dataBucket)),
        isSuper(table) || temporary.stream().anyMatch(column -> column.type().equals("super")),
        temporary,
        plan instanceof ThroughTable through ? inserted(through) : List.of());
  }

  boolean isTemporary() {
    return !temporary.isEmpty();
  }

  /** COPY from columnar files takes the columns of a table as they are. */
  private static List<String> listed(CopyPlan plan, Table table) {
    if (plan instanceof ThroughTable || table.source().format() instanceof FileFormat.Columnar) {
      return List.of();
    }
    List<Column> columns = table.columns();
    if (plan instanceof Listed listed) {
      columns = listed.columns();
    } else if (plan instanceof ByPaths paths) {
      columns = paths.columns();
    }
    return Identifiers.quote(columns.stream().map(Column::name).toList());
  }

  private static List<TemporaryColumn> temporary(ThroughTable through, Table table) {
    List<TemporaryColumn> columns = new ArrayList<>();
    for (Place place : through.places()) {
      columns.add(
          place
              .column()
              .map(column -> ColumnSql.of(column, table))
              .map(sql -> new TemporaryColumn(sql.name(), sql.stagedType(), sql.notNull()))
              .orElseGet(() -> leftOut(columns.size() + 1, place.type())));
    }
    return columns;
  }

  /** Its own name may be too long, or that of another column. */
  private static TemporaryColumn leftOut(int number, String type) {
    return new TemporaryColumn(Identifiers.quote("stepshift_extra_" + number), type, false);
  }

  private static List<String> inserted(ThroughTable through) {
    return through.places().stream()
        .flatMap(place -> place.column().stream())
        .map(column -> Identifiers.quote(column.name()))
        .toList();
  }

  private static boolean isSuper(Table table) {
    return table.columns().stream().anyMatch(column -> column.type().kind() == Kind.SUPER);
  }
}
