package dev.stepshift.laptop.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Brings the SQL of a stack that is up to what the repository has now. */
public final class SqlUpload {

  private SqlUpload() {}

  /**
   * Uploads what the bucket does not have, or has otherwise.
   *
   * @param home the repository's root
   */
  public static void upload(S3Client s3, Path home) {
    Map<String, String> uploaded =
        s3
            .listObjectsV2Paginator(
                list -> list.bucket(LocalNames.SQL_BUCKET).prefix(LocalNames.SQL_PREFIX))
            .contents()
            .stream()
            .collect(Collectors.toMap(S3Object::key, object -> object.eTag().replace("\"", "")));
    for (Path file : files(home.resolve("sql"))) {
      String key = home.relativize(file).toString().replace('\\', '/');
      byte[] content = read(file);
      if (!md5(content).equals(uploaded.get(key))) {
        s3.putObject(
            request -> request.bucket(LocalNames.SQL_BUCKET).key(key),
            RequestBody.fromBytes(content));
      }
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** As S3 writes it in the ETag of an object that was put in one part. */
  private static String md5(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A pipeline's samples are source files, and its README is for people: on AWS as here. */
  private static boolean isForNoFunction(Path file) {
    if (file.getNameCount() < 3 || !file.startsWith("pipelines")) {
      return false;
    }
    String name = file.getName(2).toString();
    return file.getNameCount() == 3 ? name.equals("README.md") : name.equals("samples");
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile)
          .filter(file -> !isForNoFunction(folder.relativize(file)))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
