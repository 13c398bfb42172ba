package dev.stepshift.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in S3, written {@code s3://bucket/key}.
 *
 * @param key of an object, or a prefix of keys, which may be empty
 */
public record S3Url(String bucket, String key) {

  private static final Pattern WRITTEN = Pattern.compile("(?s)s3://([^/]+)(?:/(.*))?");

  /** Empty if the text is none. */
  public static Optional<S3Url> of(String text) {
    Matcher written = WRITTEN.matcher(text);
    return written.matches()
        ? Optional.of(new S3Url(written.group(1), written.group(2) == null ? "" : written.group(2)))
        : Optional.empty();
  }

  /** Empty if the text is none, or only that of a bucket. */
  public static Optional<S3Url> ofObject(String text) {
    return of(text).filter(url -> !url.key().isEmpty());
  }

  @Override
  public String toString() {
    return "s3://" + bucket + '/' + key;
  }
}
