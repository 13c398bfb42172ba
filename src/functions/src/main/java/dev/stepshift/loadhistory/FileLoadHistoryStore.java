package dev.stepshift.loadhistory;

import dev.stepshift.errors.SourceChanged;
import dev.stepshift.source.S3Url;
import dev.stepshift.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.s3.S3Client;

/** The file load histories of the tables that take new files, one object a table. */
public final class FileLoadHistoryStore {

  private static final Logger LOG = Logger.getLogger(FileLoadHistoryStore.class);

  private final HistoryObjects<FileLoadHistory> objects;

  /**
   * @param bucket the data bucket
   */
  public FileLoadHistoryStore(S3Client s3, String bucket) {
    this.objects = new HistoryObjects<>(s3, bucket, new FileLoadHistoryJson(), ".json");
  }

  /**
   * Claims files for a run's load: those of the pending load, those that the run has loaded before
   * without having heard of it, or all that are new.
   *
   * @param location where the files are, as people read it
   * @param once whether a file may not come again with other content, as it would be added twice
   * @param listed all files at the location, in the order of their keys
   * @param keyOf the load key of files
   * @return empty if nothing is new
   * @throws SourceChanged if the location is another one than before, or a file came again
   */
  public Optional<FileLoad> claim(
      String pipeline,
      String table,
      String run,
      String location,
      int lookBackDays,
      boolean once,
      List<SourceFile> listed,
      Function<List<SourceFile>, String> keyOf) {
    FileLoadHistory history =
        objects.update(
            pipeline,
            table,
            FileLoadHistory.empty(location),
            before -> {
              requireLocation(before, location, objects.url(pipeline, table));
              FileLoadHistory after = before.claim(run, listed, lookBackDays, keyOf);
              if (once) {
                requireOnce(after, table);
              }
              return after;
            });
    return history.loadOf(run, listed);
  }

  /** Notes that the ledger holds a run's load: its files are loaded. */
  public void complete(String pipeline, String table, String run, String loadKey) {
    objects.update(
        pipeline, table, FileLoadHistory.empty(""), before -> before.complete(run, loadKey));
    LOG.infof("%s/%s: the files of load %s are loaded", pipeline, table, loadKey);
  }

  private static void requireLocation(FileLoadHistory history, String location, S3Url object) {
    if (!history.location().equals(location)) {
      throw new SourceChanged(
          "Files were loaded from "
              + history.location()
              + " and are now looked for at "
              + location
              + ", where it is not known which were loaded. Put path and files back, or delete "
              + object
              + ": then each file at the new location counts as new.");
    }
  }

  private static void requireOnce(FileLoadHistory history, String table) {
    List<String> overwritten = history.overwritten();
    if (!overwritten.isEmpty()) {
      throw new SourceChanged(
          "Loaded before, with other content: "
              + String.join(", ", overwritten)
              + ". Table "
              + table
              + " appends, so its rows would be there twice. Put the old content back and deliver"
              + " what is new in a file of another name.");
    }
  }
}
