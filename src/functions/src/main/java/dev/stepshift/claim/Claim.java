package dev.stepshift.claim;

import dev.stepshift.source.SourceFile;
import java.util.List;

/**
 * Files that one load, and no other, brings in.
 *
 * @param loadKey names the files' content
 * @param superseded load keys of earlier claims that were never seen to end and whose files have
 *     changed since: were one of them in the ledger, some of these rows would be there already
 * @param lookBackDays see {@link dev.stepshift.pipeline.FileSelection.NewFiles}
 */
public record Claim(
    String loadKey, List<SourceFile> files, List<String> superseded, int lookBackDays) {

  public Claim {
    files = List.copyOf(files);
    superseded = List.copyOf(superseded);
  }
}
