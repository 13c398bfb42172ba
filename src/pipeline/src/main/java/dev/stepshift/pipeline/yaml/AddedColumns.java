package dev.stepshift.pipeline.yaml;

import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.Merge;
import dev.stepshift.pipeline.VersionHistory;
import java.util.List;
import java.util.Optional;

/** What Stepshift adds to the rows of a dimension; nothing to those of other tables. */
record AddedColumns(Optional<String> surrogateKey, Optional<VersionHistory> history) {

  static final AddedColumns NONE = new AddedColumns(Optional.empty(), Optional.empty());

  List<Column> list() {
    return Merge.addedColumns(surrogateKey, history);
  }
}
