package dev.stepshift.delivery;

import dev.stepshift.source.S3Url;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Where what belongs to one table in one run lies in the data bucket.
 *
 * @param prefix of the keys, up to and with a slash
 */
public record LoadFolder(String bucket, String prefix) {

  private static final int KEY_CHARACTERS = 16;
  private static final String MANIFESTS = OwnObjects.PREFIX + "manifests/";

  public static LoadFolder of(String bucket, String pipeline, String table, String runId) {
    return new LoadFolder(bucket, MANIFESTS + String.join("/", pipeline, table, runId, ""));
  }

  /** What the names of a load's own objects begin with. */
  static String begin(String loadKey) {
    return loadKey.substring(0, KEY_CHARACTERS);
  }

  S3Url url(String name) {
    return new S3Url(bucket, prefix + name);
  }

  /** Writes JSON and answers its URL. */
  String put(S3Client s3, String name, String json) {
    s3.putObject(
        request -> request.bucket(bucket).key(prefix + name).contentType("application/json"),
        RequestBody.fromString(json));
    return url(name).toString();
  }
}
