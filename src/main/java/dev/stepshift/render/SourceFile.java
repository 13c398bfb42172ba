package dev.stepshift.render;

import java.time.Instant;

/**
 * One object that is loaded.
 *
 * @param etag without its quotes
 * @param size in bytes
 * @param modified by S3's clock, to the second
 */
public record SourceFile(String bucket, String key, String etag, long size, Instant modified) {

  String url() {
    return "s3://" + bucket + '/' + key;
  }
}
