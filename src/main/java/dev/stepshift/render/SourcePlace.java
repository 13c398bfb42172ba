package dev.stepshift.render;

import dev.stepshift.pipeline.Source;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;

/**
 * Where a load looks for its files.
 *
 * @param prefix ends with a slash: a bare {@code custdata} would also take {@code custdata.bak}
 * @param glob on what follows the prefix; empty takes everything
 */
record SourcePlace(String bucket, String prefix, String glob) {

  private static final String SCHEME = "s3://";

  static SourcePlace of(Source source, String dataBucket, String runDate) {
    String path = source.path().replace("{run_date}", runDate);
    String bucket = dataBucket;
    if (path.startsWith(SCHEME)) {
      int slash = path.indexOf('/', SCHEME.length());
      bucket = path.substring(SCHEME.length(), slash < 0 ? path.length() : slash);
      path = slash < 0 ? "" : path.substring(slash + 1);
    }
    String prefix = path.isEmpty() || path.endsWith("/") ? path : path + '/';
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
