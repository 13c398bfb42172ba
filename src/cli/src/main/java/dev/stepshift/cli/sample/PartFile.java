package dev.stepshift.cli.sample;

import dev.stepshift.aws.files.Temporary;
import io.trino.tpch.TpchEntity;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** One gzip file of lines as dbgen writes them, on its way to a bucket. */
final class PartFile {

  /**
   * @param bytes as stored, compressed
   */
  record Written(long rows, long bytes) {}

  private PartFile() {}

  /** Streams the rows through a temporary file, so that no part is held in memory. */
  static Written deliver(SampleBucket bucket, String key, Iterable<? extends TpchEntity> rows)
      throws IOException {
    try (Temporary temporary = Temporary.file("stepshift-", ".tbl.gz")) {
      Path file = temporary.path();
      long count = 0;
      try (BufferedWriter lines =
          new BufferedWriter(
              new OutputStreamWriter(
                  new GZIPOutputStream(Files.newOutputStream(file), 1 << 16),
                  StandardCharsets.UTF_8),
              1 << 16)) {
        for (TpchEntity row : rows) {
          lines.write(row.toLine());
          lines.write('\n');
          count++;
        }
      }
      long bytes = Files.size(file);
      bucket.put(key, file);
      return new Written(count, bytes);
    }
  }
}
