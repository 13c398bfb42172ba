package dev.stepshift.redshift.copy;

/**
 * One object to load.
 *
 * @param bucket its bucket
 * @param key its key
 * @param bytes its size as stored
 */
record SourceFile(String bucket, String key, long bytes) {

  static final String SCHEME = "s3://";

  /** Cuts an address; the key may be empty. */
  static SourceFile at(String url) throws CopyFailed {
    int slash = url.indexOf('/', SCHEME.length());
    String bucket = url.substring(SCHEME.length(), slash < 0 ? url.length() : slash);
    if (!url.startsWith(SCHEME) || bucket.isEmpty()) {
      throw new CopyFailed("Invalid S3 address '" + url + "': expected 's3://bucket/key'");
    }
    return new SourceFile(bucket, slash < 0 ? "" : url.substring(slash + 1), 0);
  }

  String url() {
    return SCHEME + bucket + "/" + key;
  }
}
