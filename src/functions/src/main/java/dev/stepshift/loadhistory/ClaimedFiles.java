package dev.stepshift.loadhistory;

import dev.stepshift.source.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * What a run is to load of the files at a location, and what there is to know of the others.
 *
 * @param load empty if nothing is new
 * @param late files that are older than what is remembered, so that no load takes them, and that
 *     none has taken
 * @param lateUnknown whether the older files are too many to tell
 * @param loaded files that earlier loads have taken, as far as they are remembered by name
 */
public record ClaimedFiles(
    Optional<FileLoad> load, List<SourceFile> late, boolean lateUnknown, List<SourceFile> loaded) {

  public ClaimedFiles {
    late = List.copyOf(late);
    loaded = List.copyOf(loaded);
  }

  public List<SourceFile> files() {
    return load.map(FileLoad::files).orElse(List.of());
  }
}
