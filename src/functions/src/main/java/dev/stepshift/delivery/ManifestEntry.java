package dev.stepshift.delivery;

import dev.stepshift.convert.Conversion;
import dev.stepshift.source.SourceFile;
import java.util.OptionalLong;

/**
 * A file that COPY reads.
 *
 * @param size in bytes; empty while the file is still to be written
 */
public record ManifestEntry(String url, OptionalLong size) {

  public static ManifestEntry of(SourceFile file) {
    return new ManifestEntry(file.url(), OptionalLong.of(file.size()));
  }

  public static ManifestEntry of(Conversion conversion) {
    return new ManifestEntry(conversion.to(), OptionalLong.empty());
  }
}
