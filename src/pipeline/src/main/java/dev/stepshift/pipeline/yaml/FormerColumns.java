package dev.stepshift.pipeline.yaml;

import dev.stepshift.pipeline.Column;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges what a table says of columns that it has no longer. Each of them has one fate: it is
 * renamed, once, or dropped; so a column's values have one place to go, and no order of renames
 * matters.
 */
final class FormerColumns {

  private final YamlProblems problems;
  private final Set<String> declared;
  private final Set<String> added;

  /** Each former name with the column that has it. */
  private final Map<String, String> renamed = new HashMap<>();

  /**
   * @param added the columns that the input does not have
   */
  FormerColumns(YamlProblems problems, DeclaredColumns columns, List<Column> added) {
    this.problems = problems;
    this.declared = columns.names();
    this.added = added.stream().map(Column::name).collect(Collectors.toSet());
    columns.written().forEach(this::noteRename);
  }

  /** The names that are sound; the others are problems. */
  List<String> dropped(List<YamlScalar> written) {
    Set<String> dropped = new LinkedHashSet<>();
    for (YamlScalar scalar : written) {
      String name = scalar.text();
      if (declared.contains(name)) {
        problems.add(scalar, "'" + name + "' is a column still; remove it here or there");
      } else if (renamed.containsKey(name)) {
        problems.add(
            scalar,
            "'%s' is the renamed_from of %s; remove it here or there"
                .formatted(name, renamed.get(name)));
      } else if (isFree(scalar) && !dropped.add(name)) {
        problems.add(scalar, "'" + name + "' is listed twice; remove one");
      }
    }
    return List.copyOf(dropped);
  }

  private void noteRename(ColumnScalars column) {
    column.renamedFrom().ifPresent(former -> noteRename(former, column.name().text()));
  }

  private void noteRename(YamlScalar former, String column) {
    String name = former.text();
    if (declared.contains(name)) {
      problems.add(former, "'" + name + "' is a column still; remove that column or this field");
    } else if (isFree(former)) {
      String other = renamed.putIfAbsent(name, column);
      if (other != null) {
        problems.add(
            former,
            "'%s' is the renamed_from of %s too; remove one of the two".formatted(name, other));
      }
    }
  }

  private boolean isFree(YamlScalar scalar) {
    if (added.contains(scalar.text())) {
      problems.add(scalar, "'" + scalar.text() + "' is a column that Stepshift adds; remove this");
      return false;
    }
    return true;
  }
}
