package dev.stepshift.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Copies folders of the repository into the home of a test, which may then change them. */
public final class RepositoryCopy {

  /** A module's tests run in its own folder. */
  public static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

  private RepositoryCopy() {}

  public static void into(Path home, String... folders) throws IOException {
    into(home, file -> true, folders);
  }

  /**
   * Copies the files that are wanted.
   *
   * @param wanted gets paths in the repository, such as {@code sql/pipelines/tpch}
   */
  public static void into(Path home, Predicate<Path> wanted, String... folders) throws IOException {
    for (String folder : folders) {
      try (Stream<Path> tree = Files.walk(REPOSITORY.resolve(folder))) {
        for (Path file : tree.filter(Files::isRegularFile).toList()) {
          Path path = REPOSITORY.relativize(file);
          if (wanted.test(path)) {
            Files.createDirectories(home.resolve(path).getParent());
            Files.copy(file, home.resolve(path));
          }
        }
      }
    }
  }
}
