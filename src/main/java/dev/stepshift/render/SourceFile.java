package dev.stepshift.render;

/**
 * One object that is loaded.
 *
 * @param etag without its quotes
 * @param size in bytes
 */
public record SourceFile(String bucket, String key, String etag, long size) {

  String url() {
    return "s3://" + bucket + '/' + key;
  }
}
