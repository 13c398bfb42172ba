package dev.stepshift.convert;

import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.ColumnMatching.ExtraColumns;
import dev.stepshift.pipeline.FileFormat;
import dev.stepshift.pipeline.Table;
import java.util.List;
import java.util.Locale;

/**
 * What the fields of converted rows are compared with, upper and lower case alike.
 *
 * @param columns names of the table's columns
 * @param failOnOthers whether a field that no column waits for ends the conversion
 */
public record ExpectedFields(List<String> columns, boolean failOnOthers) {

  /** For files that nothing converts. */
  public static final ExpectedFields NONE = new ExpectedFields(List.of(), false);

  public ExpectedFields {
    columns = columns == null ? List.of() : List.copyOf(columns);
  }

  /** Of a table that is fed by files. */
  public static ExpectedFields of(Table table) {
    return table.source().format() instanceof FileFormat.Xml
        ? new ExpectedFields(
            table.columns().stream().map(Column::name).toList(),
            table.source().matching().extra() == ExtraColumns.FAIL)
        : NONE;
  }

  boolean has(String field) {
    return columns.contains(field.toLowerCase(Locale.ROOT));
  }
}
