package dev.stepshift.render;

import dev.stepshift.loadhistory.FileLoad;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.Query;
import dev.stepshift.pipeline.Table;
import dev.stepshift.source.SourceFile;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One table in one run, with the files that were found for it.
 *
 * @param query the SELECT that feeds the table in place of files; empty if files do
 * @param fileLoad of new files, for a source that takes them
 * @param promisedRows how many rows the producer of the files says they hold; empty if that is not
 *     said
 */
record Load(
    RenderRequest request,
    Pipeline pipeline,
    Table table,
    List<SourceFile> files,
    String manifest,
    String query,
    String loadKey,
    Optional<FileLoad> fileLoad,
    Optional<BigDecimal> promisedRows) {

  Load {
    files = List.copyOf(files);
  }

  /** A load of what a query finds. */
  static Load of(
      RenderRequest request, Pipeline pipeline, Table table, PipelineSql files, Query query) {
    String select = files.query(request, pipeline, table, query);
    return new Load(
        request,
        pipeline,
        table,
        List.of(),
        "",
        select,
        LoadKey.of(select, request),
        Optional.empty(),
        Optional.empty());
  }

  long bytes() {
    return files.stream().mapToLong(SourceFile::size).sum();
  }
}
