package dev.stepshift.convert;

import dev.stepshift.RequestInvalid;

/** An object, as {@code s3://bucket/key}. */
record S3Place(String bucket, String key) {

  private static final String SCHEME = "s3://";

  /**
   * @param field what the error calls it
   * @throws RequestInvalid if it is no URL of an object
   */
  static S3Place of(String field, String url) {
    int slash = url == null || !url.startsWith(SCHEME) ? -1 : url.indexOf('/', SCHEME.length());
    if (slash < 0 || slash == url.length() - 1) {
      throw new RequestInvalid(
          "\"%s\" of convert-xml is \"%s\"; pass an object such as s3://bucket/key.xml."
              .formatted(field, url));
    }
    return new S3Place(url.substring(SCHEME.length(), slash), url.substring(slash + 1));
  }

  @Override
  public String toString() {
    return SCHEME + bucket + '/' + key;
  }
}
