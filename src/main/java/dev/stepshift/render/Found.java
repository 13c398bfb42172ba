package dev.stepshift.render;

import dev.stepshift.claim.Claim;
import java.util.List;
import java.util.Optional;

/**
 * The files of a load.
 *
 * @param where they were looked for, as people read it
 * @param claim of files that no other load takes; empty if the run's date says which files are its
 */
record Found(String where, List<SourceFile> files, Optional<Claim> claim) {

  Found {
    files = List.copyOf(files);
  }
}
