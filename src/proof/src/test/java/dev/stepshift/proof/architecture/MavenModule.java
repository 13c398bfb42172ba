package dev.stepshift.proof.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A module of the build, and what it compiles to without its tests.
 *
 * @param name its folder under {@code src/}
 * @param folder where it is
 */
record MavenModule(String name, Path folder) {

  private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
  private static final Pattern MODULE = Pattern.compile("<module>src/([^<]+)</module>");

  /** In the order of the build. */
  static List<MavenModule> all() {
    return MODULE
        .matcher(read(REPOSITORY.resolve("pom.xml")))
        .results()
        .map(match -> match.group(1))
        .map(name -> new MavenModule(name, REPOSITORY.resolve("src").resolve(name)))
        .toList();
  }

  /** The classes of all of them together, so that what one takes from another is known. */
  static JavaClasses classesOf(List<MavenModule> modules) {
    return new ClassFileImporter()
        .importPaths(
            modules.stream().map(MavenModule::compiled).filter(Files::isDirectory).toList());
  }

  DescribedPredicate<JavaClass> holds() {
    return DescribedPredicate.describe("in module " + name, this::holds);
  }

  boolean holds(JavaClass type) {
    return type.getSource()
        .map(source -> source.getUri().toString().startsWith(compiled().toUri().toString()))
        .orElse(false);
  }

  /** The sources of the product and of the tests. */
  List<Path> javaFiles() {
    try (Stream<Path> files = Files.walk(folder.resolve("src"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The folders that hold classes of the product, each a package. */
  List<Path> packageFolders() {
    Path product = folder.resolve("src/main");
    return javaFiles().stream()
        .filter(file -> file.startsWith(product))
        .map(Path::getParent)
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public String toString() {
    return name;
  }

  private Path compiled() {
    return folder.resolve("target/classes");
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
