package dev.stepshift.cli.validate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Says what there is to check. */
public interface Checks {

  /**
   * The checks of a repository, in the order in which to tell of them.
   *
   * @param home the repository's root
   * @param pipeline only this one; empty for all, and for what no pipeline owns
   */
  List<Check> of(Path home, Optional<String> pipeline);

  /**
   * The checks that try SQL on an empty warehouse of this machine, a check a pipeline.
   *
   * @param home the repository's root
   * @param pipeline only this one; empty for all
   */
  default List<Check> onWarehouse(Path home, Optional<String> pipeline) {
    return List.of();
  }
}
