package dev.stepshift.proof.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * A copy of the repository's machines and templates, with the pipelines that are wanted.
 *
 * @param folder the copy
 * @param repository what it is a copy of
 */
public record Home(Path folder, Path repository) {

  /** For tests, which run in their module's folder; without any pipeline yet. */
  public static Home in(Path empty) {
    return in(empty, Path.of("../.."));
  }

  /** Without any pipeline yet. */
  public static Home in(Path empty, Path repository) {
    copy(repository.resolve("statemachines"), empty.resolve("statemachines"));
    copy(repository.resolve("sql/templates"), empty.resolve("sql/templates"));
    return new Home(empty, repository);
  }

  /** Adds the repository's own pipeline. */
  public Home withTpch() {
    return with(repository.resolve("sql/pipelines/tpch"), "tpch");
  }

  /** Adds the repository's second pipeline, with its samples. */
  public Home withSales() {
    return with(repository.resolve("sql/pipelines/sales"), "sales");
  }

  /** Adds the small pipeline of the end-to-end tests. */
  public Home withShop() {
    return with("shop");
  }

  /** Adds a pipeline of the end-to-end tests, or brings it back to what it was. */
  public Home with(String pipeline) {
    return with(
        repository.resolve("src/proof/src/test/resources/endtoend").resolve(pipeline), pipeline);
  }

  private Home with(Path pipeline, String name) {
    copy(pipeline, folder.resolve("sql/pipelines").resolve(name));
    return this;
  }

  /** Adds a pipeline that is nothing but its {@code pipeline.yaml}. */
  public Home with(String pipeline, String yaml) {
    try {
      Files.createDirectories(pipelineFile(pipeline).getParent());
      Files.writeString(pipelineFile(pipeline), yaml);
      return this;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Adds a pipeline of the fault lab under another name, so that several of it may run. */
  public Home withLabPipeline(String pipeline, String name) {
    with(repository.resolve("src/proof/src/main/resources/faultlab").resolve(pipeline), name);
    edit(pipelineFile(name), pipeline, name);
    return this;
  }

  public Path pipelineFile(String pipeline) {
    return folder.resolve("sql/pipelines").resolve(pipeline).resolve("pipeline.yaml");
  }

  /** Replaces a text in a file of this home; the text must be there. */
  public void edit(Path file, String text, String replacement) {
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
