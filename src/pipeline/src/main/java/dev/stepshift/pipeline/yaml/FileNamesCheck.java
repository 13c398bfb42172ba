package dev.stepshift.pipeline.yaml;

import dev.stepshift.pipeline.FileFormat;
import dev.stepshift.pipeline.FileFormat.JsonPaths;
import dev.stepshift.pipeline.FileSource;
import dev.stepshift.pipeline.FoldedName;
import dev.stepshift.pipeline.Query;
import dev.stepshift.pipeline.TableInput;
import java.util.HashMap;
import java.util.Map;

/** Judges what files call the columns of a table, once it is known what feeds it. */
record FileNamesCheck(YamlProblems problems, DeclaredColumns columns) {

  void check(TableInput input) {
    columns.written().stream()
        .flatMap(scalars -> scalars.from().stream())
        .forEach(from -> checkFrom(from, input));
    checkSameNames();
  }

  private void checkFrom(YamlScalar from, TableInput input) {
    if (FoldedName.of(from.text()).text().isEmpty()) {
      problems.add(from, "is blank; write the name that the files have, or remove it");
    } else if (input instanceof Query) {
      problems.add(from, "is a name in files, and a query feeds the table; name the alias so");
    } else if (input instanceof FileSource source && !readsNames(source)) {
      problems.add(from, refusal(source.format()));
    } else if (input instanceof FileSource source
        && source.format() instanceof FileFormat.Json
        && from.text().contains("'")) {
      problems.add(from, "holds a ', which COPY's paths cannot say; rename it in the files");
    }
  }

  private static boolean readsNames(FileSource source) {
    return source.matching().byName()
        || (source.format() instanceof FileFormat.Json json
            && json.paths() == JsonPaths.ByName.EXACT);
  }

  private static String refusal(FileFormat format) {
    if (format instanceof FileFormat.Xml) {
      return "is not for format: xml; name the column as the element is";
    }
    return format instanceof FileFormat.Json
        ? "is for json_paths: auto; write that or remove it"
        : "is a name in the header, and columns go by their place; write header: match or remove it";
  }

  /** Two columns cannot be one column of a file. */
  private void checkSameNames() {
    Map<FoldedName, String> first = new HashMap<>();
    for (ColumnScalars column : columns.written()) {
      YamlScalar inFiles = column.from().orElse(column.name());
      String other = first.putIfAbsent(FoldedName.of(inFiles.text()), column.name().text());
      if (other != null) {
        problems.add(
            inFiles,
            "'%s' is what files call %s too; give one of the two another from"
                .formatted(inFiles.text(), other));
      }
    }
  }
}
