package dev.stepshift.laptop.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Brings the SQL of a stack that is up to what the repository has now. */
public final class SqlUpload {

  private SqlUpload() {}

  public static void upload(S3Client s3, Path home) {
    for (Path file : files(home.resolve("sql"))) {
      String key = home.relativize(file).toString().replace('\\', '/');
      s3.putObject(
          request -> request.bucket(LocalNames.SQL_BUCKET).key(key), RequestBody.fromFile(file));
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
