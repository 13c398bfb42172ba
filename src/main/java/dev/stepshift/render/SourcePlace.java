package dev.stepshift.render;

import dev.stepshift.pipeline.DatedPath;
import dev.stepshift.pipeline.Intake;
import dev.stepshift.pipeline.Source;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.LocalDate;

/**
 * Where a load looks for its files.
 *
 * @param prefix ends with a slash: a bare {@code custdata} would also take {@code custdata.bak};
 *     for a manifest it is the manifest's key
 * @param glob on what follows the prefix; empty takes everything
 */
record SourcePlace(String bucket, String prefix, String glob) {

  private static final String SCHEME = "s3://";

  static SourcePlace of(Source source, String dataBucket, LocalDate runDate) {
    String path = DatedPath.at(source.path(), runDate);
    String bucket = dataBucket;
    if (path.startsWith(SCHEME)) {
      int slash = path.indexOf('/', SCHEME.length());
      bucket = path.substring(SCHEME.length(), slash < 0 ? path.length() : slash);
      path = slash < 0 ? "" : path.substring(slash + 1);
    }
    boolean whole =
        path.isEmpty() || path.endsWith("/") || source.intake().kind() == Intake.Kind.MANIFEST;
    String prefix = whole ? path : path + '/';
    return new SourcePlace(bucket, prefix, source.files());
  }

  /** Tells whether an object below the prefix is one of the files. */
  boolean takes(String key, long size) {
    // Consoles and Hadoop mark a folder with an empty object.
    if (size == 0 && (key.endsWith("/") || key.endsWith("_$folder$"))) {
      return false;
    }
    return glob.isEmpty() || matcher().matches(Path.of(key.substring(prefix.length())));
  }

  private PathMatcher matcher() {
    return FileSystems.getDefault().getPathMatcher("glob:" + glob);
  }

  @Override
  public String toString() {
    return SCHEME + bucket + '/' + prefix + (glob.isEmpty() ? "**" : glob);
  }
}
