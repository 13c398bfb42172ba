package dev.stepshift.loadhistory;

import dev.stepshift.source.SourceFile;
import java.util.List;

/**
 * New files that are loaded together, and by no other load.
 *
 * @param loadKey names the files' content
 * @param superseded load keys of earlier loads that were never seen to end and whose files have
 *     changed since: were one of them in the ledger, some of these rows would be there already
 * @param lookBackDays see {@link dev.stepshift.pipeline.FileSelection.NewFiles}
 */
public record FileLoad(
    String loadKey, List<SourceFile> files, List<String> superseded, int lookBackDays) {

  public FileLoad {
    files = List.copyOf(files);
    superseded = List.copyOf(superseded);
  }
}
