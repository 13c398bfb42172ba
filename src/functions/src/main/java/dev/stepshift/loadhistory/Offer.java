package dev.stepshift.loadhistory;

import dev.stepshift.functions.RunIdentity;
import dev.stepshift.source.SourceFile;
import java.util.List;

/**
 * What a run finds at a location of new files.
 *
 * @param listed all files there, in the order of their keys
 * @param lookBackDays see {@link dev.stepshift.pipeline.FileSelection.NewFiles}
 */
public record Offer(RunIdentity run, List<SourceFile> listed, int lookBackDays) {

  public Offer {
    listed = List.copyOf(listed);
  }
}
