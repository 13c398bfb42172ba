package dev.stepshift.pipeline.yaml;

import dev.stepshift.pipeline.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table as far as it can be read alone.
 *
 * @param columns the names of all that the target has
 * @param table empty if the table has a problem of its own
 */
record TableDraft(
    YamlScalar name,
    List<YamlScalar> after,
    Set<String> columns,
    List<TableReference> references,
    Optional<Table> table) {}
