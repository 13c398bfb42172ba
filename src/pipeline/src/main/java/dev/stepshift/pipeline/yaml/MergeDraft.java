package dev.stepshift.pipeline.yaml;

import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.Merge;
import java.util.List;
import java.util.Optional;

/**
 * A merge as far as it can be read.
 *
 * @param merge empty if the table has a problem
 * @param addedColumns those that the input does not have
 */
record MergeDraft(Optional<Merge> merge, List<Column> addedColumns) {}
