package dev.stepshift.redshift.copy;

import static dev.stepshift.redshift.copy.command.CopyCommand.S3_SCHEME;

import dev.stepshift.redshift.copy.error.CopyFailed;

/**
 * One object to load.
 *
 * @param bucket its bucket
 * @param key its key
 * @param bytes its size as stored
 */
record SourceObject(String bucket, String key, long bytes) {

  /** Cuts an address; the key may be empty. */
  static SourceObject at(String url) throws CopyFailed {
    int slash = url.indexOf('/', S3_SCHEME.length());
    String bucket = url.substring(S3_SCHEME.length(), slash < 0 ? url.length() : slash);
    if (!url.startsWith(S3_SCHEME) || bucket.isEmpty()) {
      throw new CopyFailed("Invalid S3 address '" + url + "': expected 's3://bucket/key'");
    }
    return new SourceObject(bucket, slash < 0 ? "" : url.substring(slash + 1), 0);
  }

  String url() {
    return S3_SCHEME + bucket + "/" + key;
  }
}
