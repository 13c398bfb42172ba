package dev.stepshift.render;

import dev.stepshift.convert.Conversion;
import java.util.List;
import java.util.Map;

/**
 * What one load does, or one phase of a pipeline.
 *
 * @param table empty for a phase
 * @param anythingToLoad false if there is no file; then there are no steps
 * @param reason why there is nothing to load; empty if there is
 * @param bytes sum of the files' sizes, as they are stored
 * @param manifest URL of the COPY manifest
 * @param loadKey names the files' content: 64 hexadecimal digits
 * @param conversions what is to be written before the copy step, for files that COPY does not read
 * @param steps {@code copy}, {@code validateStaging}, {@code merge}, {@code validateTarget}; of a
 *     phase, what it submits one after the other, under names that sort so
 */
public record RenderedLoad(
    String table,
    String runDate,
    boolean anythingToLoad,
    String reason,
    int files,
    long bytes,
    String manifest,
    String loadKey,
    List<Conversion> conversions,
    Map<String, Batch> steps) {}
