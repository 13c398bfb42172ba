package dev.stepshift.delivery;

import dev.stepshift.pipeline.DatedPath;
import dev.stepshift.pipeline.FileSelection;
import dev.stepshift.source.S3Url;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Where a load looks for its files.
 *
 * @param prefix ends with a slash: a bare {@code custdata} would also take {@code custdata.bak};
 *     for a manifest it is the manifest's key
 * @param glob on what follows the prefix
 */
public record SourcePlace(String bucket, String prefix, Optional<String> glob) {

  public static SourcePlace of(FileSelection files, String dataBucket, LocalDate runDate) {
    String path = DatedPath.at(files.path(), runDate);
    S3Url url = S3Url.of(path).orElseGet(() -> new S3Url(dataBucket, path));
    String key = url.key();
    boolean whole =
        key.isEmpty() || key.endsWith("/") || files instanceof FileSelection.ManifestFiles;
    return new SourcePlace(url.bucket(), whole ? key : key + '/', files.glob());
  }

  /** Tells whether an object below the prefix is one of the files. */
  boolean takes(String key, long size) {
    // Consoles and Hadoop mark a folder with an empty object.
    if (size == 0 && (key.endsWith("/") || key.endsWith("_$folder$"))) {
      return false;
    }
    return glob.map(SourcePlace::matcher)
        .map(matcher -> matcher.matches(Path.of(key.substring(prefix.length()))))
        .orElse(true);
  }

  private static PathMatcher matcher(String glob) {
    return FileSystems.getDefault().getPathMatcher("glob:" + glob);
  }

  @Override
  public String toString() {
    return new S3Url(bucket, prefix) + glob.orElse("**");
  }
}
