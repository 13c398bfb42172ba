package dev.stepshift.sql.validation;

import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.RedshiftType.Kind;
import dev.stepshift.pipeline.Table;
import dev.stepshift.sql.Identifiers;
import dev.stepshift.sql.Literals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes a failing row as a text: its key and the columns that its validation looks at. */
final class FailedRowText {

  /** None of these has a cast to a text that a person reads. */
  private static final Set<Kind> NO_TEXT =
      Set.of(Kind.SUPER, Kind.VARBYTE, Kind.GEOMETRY, Kind.GEOGRAPHY, Kind.HLLSKETCH);

  private final Table table;

  FailedRowText(Table table) {
    this.table = table;
  }

  /** SQL, such as {@code 'id=' || coalesce(cast(failed."id" as varchar(200)), 'NULL')}. */
  String of(Collection<String> columns) {
    Set<String> shown = new LinkedHashSet<>(table.key());
    shown.addAll(columns);
    List<String> parts = new ArrayList<>();
    for (Column column : table.columns()) {
      if (shown.contains(column.name()) && !NO_TEXT.contains(column.type().kind())) {
        String before = (parts.isEmpty() ? "" : ", ") + column.name() + "=";
        parts.add(Literals.text(before) + " || " + value(column));
      }
    }
    return parts.isEmpty() ? Literals.text("a row") : String.join(" || ", parts);
  }

  /** Redshift casts no boolean to a text; a decimal may have more decimals in staging. */
  private static String value(Column column) {
    String name = "failed." + Identifiers.quote(column.name());
    if (column.type().kind() == Kind.BOOLEAN) {
      return "case when %1$s then 'true' when not %1$s then 'false' else 'NULL' end"
          .formatted(name);
    }
    if (column.type().kind() == Kind.DECIMAL) {
      name = "cast(" + name + " as " + column.type().sql() + ")";
    }
    return "coalesce(cast(" + name + " as varchar(200)), 'NULL')";
  }
}
