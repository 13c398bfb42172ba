package dev.stepshift.header;

import dev.stepshift.errors.SourceInvalid;
import dev.stepshift.pipeline.Table;
import dev.stepshift.source.Parallel;
import dev.stepshift.source.SourceFile;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** The layouts of files: those that are known, and the others from the files. */
record LayoutSource(S3Client s3, LayoutCache cache) {

  /** Fewer files are read faster than what is known of them. */
  private static final int WORTH_KEEPING = 64;

  Map<SourceFile, Optional<FileLayout>> of(
      String pipeline, Table table, LayoutReader reader, List<SourceFile> files) {
    boolean kept = files.size() >= WORTH_KEEPING;
    KnownLayouts known =
        kept ? cache.read(pipeline, table) : KnownLayouts.none(table.source().format());
    List<SourceFile> unknown = files.stream().filter(file -> !known.has(file)).toList();
    List<Optional<FileLayout>> read = Parallel.map(unknown, file -> read(reader, file));
    Map<SourceFile, Optional<FileLayout>> layouts = new LinkedHashMap<>();
    files.forEach(file -> layouts.put(file, known.layout(file)));
    for (int i = 0; i < unknown.size(); i++) {
      layouts.put(unknown.get(i), read.get(i));
    }
    if (kept && !unknown.isEmpty()) {
      cache.write(pipeline, table, layouts);
    }
    return layouts;
  }

  private Optional<FileLayout> read(LayoutReader reader, SourceFile file) {
    try {
      return reader.read(new S3FileBytes(s3, file));
    } catch (IOException e) {
      throw new SourceInvalid(
          "The columns of %s cannot be read: %s. Fix the file, or the source's format, and redrive the run."
              .formatted(file.url(), e.getMessage()));
    }
  }
}
