package dev.stepshift.laptop;

import java.nio.file.Path;

/** The AWS services that a pipeline needs, in this process, behind loopback endpoints. */
public interface LocalAws extends AutoCloseable {

  Endpoints endpoints();

  /**
   * Uploads the folder {@code sql/} and creates the machines of every pipeline.
   *
   * @param home the repository's root
   */
  void deploy(Path home);

  /** What was called since the start. */
  Usage usage();

  @Override
  void close();
}
