package dev.stepshift.cli.sample;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The few things that a delivery does with a bucket. */
final class SampleBucket {

  private static final String SAMPLE = "stepshift-sample";

  /** Whether a sample file is in the bucket. */
  enum Delivered {
    NOT,
    AS_IT_IS,
    /** The sample file has changed since. */
    AS_IT_WAS,
    /** The object is not of a sample file: a person has put it there. */
    BY_SOMEBODY
  }

  private final S3Client s3;
  private final String name;

  SampleBucket(S3Client s3, String name) {
    this.s3 = s3;
    this.name = name;
  }

  void put(String key, Path file) {
    s3.putObject(request -> request.bucket(name).key(key), RequestBody.fromFile(file));
  }

  /** Puts a file and notes what it was, so that a later change of it is seen. */
  void putSample(String key, byte[] content) {
    s3.putObject(
        request -> request.bucket(name).key(key).metadata(Map.of(SAMPLE, digest(content))),
        RequestBody.fromBytes(content));
  }

  /** How an object stands to the sample file that has its key. */
  Delivered delivered(String key, byte[] content) {
    try {
      String sample =
          s3.headObject(request -> request.bucket(name).key(key)).metadata().get(SAMPLE);
      if (sample == null) {
        return Delivered.BY_SOMEBODY;
      }
      return sample.equals(digest(content)) ? Delivered.AS_IT_IS : Delivered.AS_IT_WAS;
    } catch (NoSuchKeyException absent) {
      return Delivered.NOT;
    }
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256.", impossible);
    }
  }

  void put(String key, String text) {
    s3.putObject(request -> request.bucket(name).key(key), RequestBody.fromString(text));
  }

  Optional<String> read(String key) {
    try {
      return Optional.of(
          s3.getObjectAsBytes(request -> request.bucket(name).key(key))
              .asString(StandardCharsets.UTF_8));
    } catch (NoSuchKeyException absent) {
      return Optional.empty();
    }
  }

  boolean has(String key) {
    try {
      s3.headObject(request -> request.bucket(name).key(key));
      return true;
    } catch (NoSuchKeyException absent) {
      return false;
    }
  }

  boolean hasAnyUnder(String prefix) {
    return !s3.listObjectsV2(request -> request.bucket(name).prefix(prefix).maxKeys(1))
        .contents()
        .isEmpty();
  }

  void deleteAllUnder(String prefix) {
    s3.listObjectsV2Paginator(request -> request.bucket(name).prefix(prefix))
        .contents()
        .forEach(object -> s3.deleteObject(request -> request.bucket(name).key(object.key())));
  }
}
