package dev.stepshift.loadhistory;

import dev.stepshift.source.SourceFile;
import java.time.LocalDate;
import java.util.List;

/**
 * New files that are loaded together, and by no other load; or files of loads that are taken back,
 * which are loaded again together.
 *
 * @param loadKey names the files' content
 * @param date of the run that last claimed the files, or whose loads are taken back
 * @param superseded load keys of earlier loads that were never seen to end and whose files have
 *     changed since: were one of them in the ledger, some of these rows would be there already
 * @param takesBack load keys, this one among them, of which whatever is in the target is taken out
 *     in the same transaction; empty for new files
 * @param gone URLs of files of the loads that are taken back which are not there any more
 * @param lookBackDays see {@link dev.stepshift.pipeline.FileSelection.NewFiles}
 */
public record FileLoad(
    String loadKey,
    LocalDate date,
    List<SourceFile> files,
    List<String> superseded,
    List<String> takesBack,
    List<String> gone,
    int lookBackDays) {

  public FileLoad {
    files = List.copyOf(files);
    superseded = List.copyOf(superseded);
    takesBack = List.copyOf(takesBack);
    gone = List.copyOf(gone);
  }

  /** Of files that no load has taken. */
  public static FileLoad ofNew(
      String loadKey,
      LocalDate date,
      List<SourceFile> files,
      List<String> superseded,
      int lookBackDays) {
    return new FileLoad(loadKey, date, files, superseded, List.of(), List.of(), lookBackDays);
  }

  /** Whether its files were loaded before. */
  public boolean isReload() {
    return !takesBack.isEmpty();
  }

  FileLoad claimedFor(LocalDate runDate) {
    return isReload() ? this : ofNew(loadKey, runDate, files, superseded, lookBackDays);
  }
}
