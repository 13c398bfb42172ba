package dev.stepshift.loadhistory;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.stepshift.errors.SourceChanged;
import dev.stepshift.source.SourceFile;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The file load histories of the tables that take new files, one object a table. Two writers at a
 * time do not undo each other: a history is written only over the version that was read.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">How
 *     to prevent object overwrites with conditional writes</a>
 */
public final class FileLoadHistoryStore {

  public static final String PREFIX = "stepshift/load_history/";

  private static final Logger LOG = Logger.getLogger(FileLoadHistoryStore.class);
  private static final int MOST_TRIES = 8;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;

  /** A history and the version of the object that it was read from; empty if there is none yet. */
  private record StoredHistory(FileLoadHistory history, Optional<String> etag) {}

  private final FileLoadHistoryJson json = new FileLoadHistoryJson();
  private final S3Client s3;
  private final String bucket;

  /**
   * @param bucket the data bucket
   */
  public FileLoadHistoryStore(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
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
    String key = key(pipeline, table);
    FileLoadHistory history =
        update(
            key,
            location,
            before -> {
              requireLocation(before, location, key);
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
    update(key(pipeline, table), "", before -> before.complete(run, loadKey));
    LOG.infof("%s/%s: the files of load %s are loaded", pipeline, table, loadKey);
  }

  private void requireLocation(FileLoadHistory history, String location, String key) {
    if (!history.location().equals(location)) {
      throw new SourceChanged(
          "Files were loaded from "
              + history.location()
              + " and are now looked for at "
              + location
              + ", where it is not known which were loaded. Put path and files back, or delete s3://"
              + bucket
              + '/'
              + key
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

  private FileLoadHistory update(
      String key, String location, UnaryOperator<FileLoadHistory> change) {
    for (int tries = 1; ; tries++) {
      StoredHistory stored = read(key, location);
      FileLoadHistory after = change.apply(stored.history());
      if (after.equals(stored.history()) || write(key, after, stored.etag(), tries)) {
        return after;
      }
    }
  }

  private StoredHistory read(String key, String location) {
    try {
      ResponseBytes<GetObjectResponse> object =
          s3.getObjectAsBytes(request -> request.bucket(bucket).key(key));
      return new StoredHistory(
          parse(key, object.asUtf8String()), Optional.of(object.response().eTag()));
    } catch (NoSuchKeyException none) {
      return new StoredHistory(FileLoadHistory.empty(location), Optional.empty());
    }
  }

  private FileLoadHistory parse(String key, String text) {
    try {
      return json.read(text);
    } catch (JsonProcessingException | DateTimeParseException unreadable) {
      throw new SourceChanged(
          "s3://"
              + bucket
              + '/'
              + key
              + " is not as it was written; restore its last version, which tells loaded files from"
              + " new ones.");
    }
  }

  /** Answers false if another writer was faster. */
  private boolean write(String key, FileLoadHistory history, Optional<String> replaced, int tries) {
    try {
      s3.putObject(
          request -> {
            request.bucket(bucket).key(key).contentType("application/json");
            replaced.ifPresentOrElse(request::ifMatch, () -> request.ifNoneMatch("*"));
          },
          RequestBody.fromString(json.write(history)));
      return true;
    } catch (S3Exception refused) {
      boolean lost =
          refused.statusCode() == PRECONDITION_FAILED || refused.statusCode() == CONFLICT;
      if (lost && tries < MOST_TRIES) {
        return false;
      }
      throw refused;
    }
  }

  private static String key(String pipeline, String table) {
    return PREFIX + pipeline + '/' + table + ".json";
  }
}
