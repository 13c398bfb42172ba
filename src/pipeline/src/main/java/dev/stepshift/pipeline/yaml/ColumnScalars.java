package dev.stepshift.pipeline.yaml;

import java.util.Optional;

/** The names of a column where they are written. */
record ColumnScalars(
    YamlScalar name, Optional<YamlScalar> from, Optional<YamlScalar> renamedFrom) {}
