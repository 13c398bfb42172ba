package dev.stepshift.pipeline.yaml;

import dev.stepshift.pipeline.Suggestion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The columns of one table, to hold the names against that other fields use. */
record ColumnNames(YamlProblems problems, String table, Set<String> names) {

  boolean isKnown(YamlScalar scalar) {
    if (names.contains(scalar.text())) {
      return true;
    }
    // A table without readable columns has its own problem; each use need not repeat it.
    if (!names.isEmpty()) {
      problems.add(
          scalar,
          "'%s' is not a column of %s; %s"
              .formatted(scalar.text(), table, Suggestion.of(scalar.text(), names, "columns")));
    }
    return false;
  }

  /** The known ones of the scalars; the others, and repeated ones, are problems. */
  List<String> known(List<YamlScalar> scalars) {
    Set<String> known = new LinkedHashSet<>();
    for (YamlScalar scalar : scalars) {
      if (isKnown(scalar) && !known.add(scalar.text())) {
        problems.add(scalar, "'" + scalar.text() + "' is listed twice; remove one");
      }
    }
    return List.copyOf(known);
  }
}
