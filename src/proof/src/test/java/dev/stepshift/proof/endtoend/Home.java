package dev.stepshift.proof.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** A copy of the repository's machines and templates, with the pipelines that a test wants. */
record Home(Path folder) {

  private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
  private static final Path OWN = Path.of("src/test/resources/endtoend");

  /** Without any pipeline yet. */
  static Home in(Path empty) {
    copy(REPOSITORY.resolve("statemachines"), empty.resolve("statemachines"));
    copy(REPOSITORY.resolve("sql/templates"), empty.resolve("sql/templates"));
    return new Home(empty);
  }

  /** Adds the repository's own pipeline. */
  Home withTpch() {
    copy(REPOSITORY.resolve("sql/pipelines/tpch"), folder.resolve("sql/pipelines/tpch"));
    return this;
  }

  /** Adds the repository's second pipeline, with its samples. */
  Home withSales() {
    copy(REPOSITORY.resolve("sql/pipelines/sales"), folder.resolve("sql/pipelines/sales"));
    return this;
  }

  /** Adds the small pipeline of these tests. */
  Home withShop() {
    return with("shop");
  }

  /** Adds a pipeline of these tests, or brings it back to what it was. */
  Home with(String pipeline) {
    copy(OWN.resolve(pipeline), folder.resolve("sql/pipelines").resolve(pipeline));
    return this;
  }

  /** Adds a pipeline that is nothing but its {@code pipeline.yaml}. */
  Home with(String pipeline, String yaml) {
    try {
      Files.createDirectories(pipelineFile(pipeline).getParent());
      Files.writeString(pipelineFile(pipeline), yaml);
      return this;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Adds a pipeline of these tests under another name, so that several of it may run. */
  Home withCopy(String pipeline, String name) {
    copy(OWN.resolve(pipeline), folder.resolve("sql/pipelines").resolve(name));
    edit(pipelineFile(name), pipeline, name);
    return this;
  }

  Path pipelineFile(String pipeline) {
    return folder.resolve("sql/pipelines").resolve(pipeline).resolve("pipeline.yaml");
  }

  /** Replaces a text in a file of this home; the text must be there. */
  void edit(Path file, String text, String replacement) {
    try {
      String before = Files.readString(file);
      if (!before.contains(text)) {
        throw new IllegalArgumentException(file + " has no \"" + text + "\"");
      }
      Files.writeString(file, before.replace(text, replacement));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path source : tree.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(source).toString());
        Files.createDirectories(target.getParent());
        Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
