package dev.stepshift.pipeline.yaml;

import java.util.Optional;

/**
 * Another table that a validation looks at; judged when all tables are read.
 *
 * @param column of the other table; empty for a validation that looks at whole rows
 */
record TableReference(YamlScalar table, Optional<YamlScalar> column) {}
