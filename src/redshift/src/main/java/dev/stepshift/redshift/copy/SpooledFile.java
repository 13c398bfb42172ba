package dev.stepshift.redshift.copy;

import dev.stepshift.aws.files.Temporary;
import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.copy.stream.FileCompression;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import software.amazon.awssdk.core.ResponseInputStream;

/**
 * An object copied into a temporary file: columnar files are read from their end, and not in one
 * go. What its name says is compressed is unpacked.
 */
record SpooledFile(Temporary file) implements AutoCloseable {

  /** Fetches an object. */
  static SpooledFile of(S3Source source, SourceObject file) throws IOException, CopyFailed {
    FileCompression compression = compression(file);
    SpooledFile spooled = new SpooledFile(Temporary.file("stepshift-copy-", ".tmp"));
    try (ResponseInputStream<?> object = source.open(file);
        InputStream plain = compression.open(object)) {
      Files.copy(plain, spooled.path(), StandardCopyOption.REPLACE_EXISTING);
      return spooled;
    } catch (IOException | RuntimeException e) {
      spooled.close();
      throw e;
    }
  }

  Path path() {
    return file.path();
  }

  private static FileCompression compression(SourceObject file) throws CopyFailed {
    String name = file.key().toLowerCase(Locale.ROOT);
    if (name.endsWith(".snappy")) {
      throw new CopyFailed(
          "COPY of columnar files packed as .snappy is not available in local mode: " + file.url());
    }
    if (name.endsWith(".gz")) {
      return FileCompression.GZIP;
    }
    return name.endsWith(".bz2") ? FileCompression.BZIP2 : FileCompression.NONE;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
