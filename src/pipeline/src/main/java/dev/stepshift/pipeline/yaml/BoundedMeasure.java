package dev.stepshift.pipeline.yaml;

import dev.stepshift.pipeline.Measure;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A measure and the bounds between which it is fine.
 *
 * @param name what the check is called unless it has a name
 */
record BoundedMeasure(
    String name, Measure measure, Optional<BigDecimal> minimum, Optional<BigDecimal> maximum) {}
