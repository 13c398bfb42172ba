package dev.stepshift.loadhistory;

import java.time.LocalDate;
import java.util.List;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.s3.S3Client;

/** What the tables with a folder a date have taken of their newest dates, one object a table. */
public final class DatedLoadStore {

  private static final Logger LOG = Logger.getLogger(DatedLoadStore.class);

  private final HistoryObjects<DatedLoads> objects;

  /**
   * @param bucket the data bucket
   */
  public DatedLoadStore(S3Client s3, String bucket) {
    this.objects = new HistoryObjects<>(s3, bucket, new DatedLoadsJson(), ".dates.json");
  }

  /**
   * What was taken at a location, the oldest date first.
   *
   * @param location where the files are, with a word for the date; at another one than before
   *     nothing was taken
   */
  public List<DatedLoad> at(String pipeline, String table, String location) {
    return objects
        .update(pipeline, table, DatedLoads.empty(""), before -> before.at(location))
        .loads();
  }

  /** Notes that a run found no file of a date, and was to find none. */
  public void noteNothing(String pipeline, String table, LocalDate date) {
    objects.update(pipeline, table, DatedLoads.empty(""), before -> before.withNothingAt(date));
  }

  /** Notes that the ledger holds a run's load of a date. */
  public void complete(String pipeline, String table, String run, LocalDate date, String loadKey) {
    objects.update(
        pipeline,
        table,
        DatedLoads.empty(""),
        before -> before.with(new DatedLoad(date, run, loadKey)));
    LOG.infof("%s/%s: %s is loaded by load %s", pipeline, table, date, loadKey);
  }
}
