package dev.stepshift.render;

import dev.stepshift.convert.Conversion;
import dev.stepshift.convert.ExpectedFields;
import dev.stepshift.pipeline.Table;
import dev.stepshift.sql.load.Load;
import dev.stepshift.sql.load.LoadInput.DeliveredFiles;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What one load does, or one phase of a pipeline. The machine reads this record as JSON, so an
 * empty text stands for none.
 *
 * @param table empty for a phase
 * @param anythingToLoad false if there is no file; then there are no steps
 * @param reason why there is nothing to load; empty if there is
 * @param bytes sum of the files' sizes, as they are stored
 * @param manifest URL of the COPY manifest; empty for what a query feeds
 * @param loadKey names the content: 64 hexadecimal digits
 * @param warnings what a person should know of the files, a sentence each
 * @param conversions what is to be written before the copy step, for files that COPY does not read
 * @param expected what the fields of converted files are compared with
 * @param changes which statements of the merge tell of rows that were written
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
    List<String> warnings,
    List<Conversion> conversions,
    ExpectedFields expected,
    RowChanges changes,
    Map<String, Batch> steps) {

  private static final String NONE = "";

  static RenderedLoad of(Load load, List<Conversion> conversions, Map<String, Batch> steps) {
    return new RenderedLoad(
        load.table().name(),
        load.run().date().toString(),
        true,
        NONE,
        load.files().map(files -> files.files().size()).orElse(0),
        load.files().map(DeliveredFiles::bytes).orElse(0L),
        load.files().map(DeliveredFiles::manifest).orElse(NONE),
        load.input().loadKey(),
        load.files().map(DeliveredFiles::warnings).orElse(List.of()),
        conversions,
        load.files().isPresent() ? ExpectedFields.of(load.table()) : ExpectedFields.NONE,
        RowChanges.of(load, Objects.requireNonNull(steps.get("merge"))),
        steps);
  }

  static RenderedLoad nothing(
      Table table, LocalDate runDate, String reason, List<String> warnings) {
    return new RenderedLoad(
        table.name(),
        runDate.toString(),
        false,
        reason,
        0,
        0,
        NONE,
        NONE,
        warnings,
        List.of(),
        ExpectedFields.NONE,
        RowChanges.NONE,
        Map.of());
  }

  static RenderedLoad ofPhase(LocalDate runDate, Map<String, Batch> steps) {
    return new RenderedLoad(
        NONE,
        runDate.toString(),
        true,
        NONE,
        0,
        0,
        NONE,
        NONE,
        List.of(),
        List.of(),
        ExpectedFields.NONE,
        RowChanges.NONE,
        steps);
  }
}
