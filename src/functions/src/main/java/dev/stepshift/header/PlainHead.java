package dev.stepshift.header;

import dev.stepshift.lzop.LzopStream;
import dev.stepshift.pipeline.FileFormat.Compression;
import io.airlift.compress.bzip2.BZip2HadoopStreams;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Unpacks the first bytes of files. */
record PlainHead(Compression compression) {

  /** The plain bytes from the file's begin. */
  InputStream open(FileBytes file) throws IOException {
    InputStream packed = file.stream();
    return switch (compression) {
      case NONE -> packed;
      case GZIP -> new GZIPInputStream(packed);
      case BZIP2 -> new BZip2HadoopStreams().createInputStream(packed);
      case ZSTD -> new ZstdInputStream(packed);
      case LZOP -> new LzopStream(packed);
    };
  }
}
