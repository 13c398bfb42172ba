package dev.stepshift.loadhistory;

import dev.stepshift.errors.SourceChanged;
import dev.stepshift.source.S3Url;
import dev.stepshift.source.SourceFile;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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
   * @param keyOf the load key of files
   * @throws SourceChanged if the location is another one than before, or a file came again
   */
  public ClaimedFiles claim(
      String pipeline,
      String table,
      String location,
      boolean once,
      Offer offer,
      Function<List<SourceFile>, String> keyOf) {
    return updated(
        pipeline,
        table,
        location,
        offer,
        before -> {
          FileLoadHistory after = before.claim(offer, keyOf);
          if (once) {
            requireOnce(after, pipeline, table);
          }
          return after;
        });
  }

  /**
   * Claims the files of the loads of the run's date once more.
   *
   * @param location where the files are, as people read it
   * @param keyOf the load key of files
   * @param filesOf what the files of a load were
   * @throws dev.stepshift.errors.RequestInvalid if no load of the date is known, or one of another
   *     date is to end first
   * @throws SourceChanged if the location is another one than before, or no file is there any more
   */
  public ClaimedFiles takeBack(
      String pipeline,
      String table,
      String location,
      Offer offer,
      Function<List<SourceFile>, String> keyOf,
      Function<DatedLoad, List<SourceFile>> filesOf) {
    return updated(
        pipeline, table, location, offer, before -> before.takeBack(offer, keyOf, filesOf));
  }

  private ClaimedFiles updated(
      String pipeline,
      String table,
      String location,
      Offer offer,
      UnaryOperator<FileLoadHistory> change) {
    return objects
        .update(
            pipeline,
            table,
            FileLoadHistory.empty(location),
            before -> {
              requireLocation(before, location, objects.url(pipeline, table));
              return change.apply(before.among(offer));
            })
        .claimed(offer);
  }

  /**
   * Notes that the ledger holds a run's load: its files are loaded.
   *
   * @param date that the ledger has for it
   */
  public void complete(String pipeline, String table, String run, LocalDate date, String loadKey) {
    objects.update(
        pipeline, table, FileLoadHistory.empty(""), before -> before.complete(run, date, loadKey));
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

  private static void requireOnce(FileLoadHistory history, String pipeline, String table) {
    List<String> overwritten = history.overwritten();
    if (!overwritten.isEmpty()) {
      throw new SourceChanged(
          "Loaded before, with other content: %s. Table %s appends, so its rows would be there twice. Put the old content back and deliver what is new in a file of another name; or take back the loads of the date on which it was loaded: ./stepshift reload %s %s --date <date>."
              .formatted(String.join(", ", overwritten), table, pipeline, table));
    }
  }
}
