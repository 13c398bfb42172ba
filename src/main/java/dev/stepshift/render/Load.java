package dev.stepshift.render;

import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.Table;
import java.util.List;

/** One table in one run, with the files that were found for it. */
record Load(
    RenderRequest request,
    Pipeline pipeline,
    Table table,
    List<SourceFile> files,
    String manifest,
    String loadKey) {

  Load {
    files = List.copyOf(files);
  }

  long bytes() {
    return files.stream().mapToLong(SourceFile::size).sum();
  }
}
