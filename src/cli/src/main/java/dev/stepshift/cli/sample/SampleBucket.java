package dev.stepshift.cli.sample;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The few things that a delivery does with a bucket. */
final class SampleBucket {

  private final S3Client s3;
  private final String name;

  SampleBucket(S3Client s3, String name) {
    this.s3 = s3;
    this.name = name;
  }

  void put(String key, Path file) {
    s3.putObject(request -> request.bucket(name).key(key), RequestBody.fromFile(file));
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
