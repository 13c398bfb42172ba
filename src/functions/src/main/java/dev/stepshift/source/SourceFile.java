package dev.stepshift.source;

import java.time.Instant;

/**
 * One object of a source.
 *
 * @param etag without its quotes; other content has another one
 * @param size in bytes
 * @param modified by S3's clock, to the second
 */
public record SourceFile(String bucket, String key, String etag, long size, Instant modified) {

  public String url() {
    return new S3Url(bucket, key).toString();
  }

  /** Whether both are one object with one content. */
  public boolean isSame(SourceFile other) {
    return bucket.equals(other.bucket) && key.equals(other.key) && etag.equals(other.etag);
  }
}
