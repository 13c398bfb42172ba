package dev.stepshift.cli.validate;

import dev.stepshift.redshift.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What was found before in the same SQL by the same engine. A file a check in the user's cache
 * folder; its name is a hash of all that the check looks at.
 */
final class ContentCache {

  private final Path folder;
  private final Path sqlFolder;

  /**
   * @param folder where the findings lie
   * @param sqlFolder all of whose YAML and SQL a check looks at
   */
  ContentCache(Path folder, Path sqlFolder) {
    this.folder = folder;
    this.sqlFolder = sqlFolder;
  }

  /** The cache of the one who asks, as the operating system's users know it. */
  static Path folderOfUser() {
    String given = System.getenv("XDG_CACHE_HOME");
    Path caches =
        given == null || given.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(given);
    return caches.resolve("stepshift").resolve("validate");
  }

  /** What the check found when it saw the same, or finds now. */
  List<String> problems(String check, Supplier<List<String>> look) {
    try {
      Path file = folder.resolve(key(check));
      if (Files.isRegularFile(file)) {
        return Files.readAllLines(file);
      }
      List<String> problems = look.get();
      Files.createDirectories(folder);
      Path whole = Files.createTempFile(folder, "new", "");
      Files.write(whole, problems);
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
      return problems;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(
          "the findings cannot be kept in " + folder + "; make it writable or set XDG_CACHE_HOME",
          unwritable);
    }
  }

  private String key(String check) throws IOException {
    MessageDigest digest = sha256();
    update(digest, check);
    update(digest, engine());
    try (Stream<Path> tree = Files.walk(sqlFolder)) {
      for (Path file : tree.filter(ContentCache::isLookedAt).sorted().toList()) {
        update(digest, sqlFolder.relativize(file).toString());
        byte[] content = Files.readAllBytes(file);
        update(digest, String.valueOf(content.length));
        digest.update(content);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static boolean isLookedAt(Path file) {
    String name = file.getFileName().toString();
    return (name.endsWith(".sql") || name.endsWith(".yaml")) && Files.isRegularFile(file);
  }

  /** When the code that judges was built, as a working copy has no other version. */
  private static String engine() throws IOException {
    try {
      StringBuilder built = new StringBuilder();
      for (Class<?> part : List.of(Warehouse.class, ContentCache.class)) {
        Path place = Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> tree = Files.walk(place)) {
          for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
            built.append(Files.getLastModifiedTime(file).toMillis()).append(' ');
          }
        }
      }
      return built.toString();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("The place of a class is a URI.", impossible);
    }
  }

  private static void update(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256.", impossible);
    }
  }
}
