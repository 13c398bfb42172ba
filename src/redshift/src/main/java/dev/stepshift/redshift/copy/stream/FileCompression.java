package dev.stepshift.redshift.copy.stream;

import com.github.luben.zstd.ZstdInputStream;
import dev.stepshift.lzop.LzopStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/**
 * The compression of the text formats. Files made by joining compressed files are read to their
 * end.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-file-compression.html">
 *     File compression parameters</a>
 */
public enum FileCompression {
  NONE,
  GZIP,
  BZIP2,
  LZOP,
  ZSTD;

  private static final int BUFFER = 64 * 1024;

  /** The plain bytes; the caller closes the answer. */
  public InputStream open(InputStream file) throws IOException {
    return switch (this) {
      case NONE -> file;
      case GZIP -> new GZIPInputStream(new JoinedMembersStream(file), BUFFER);
      case BZIP2 -> new BZip2CompressorInputStream(new BufferedInputStream(file, BUFFER), true);
      case LZOP -> new LzopStream(new BufferedInputStream(file, BUFFER));
      case ZSTD -> new ZstdInputStream(new BufferedInputStream(file, BUFFER));
    };
  }
}
