package dev.stepshift.claim;

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
 * The books of the tables that take new files, one object a table. Two writers at a time do not
 * undo each other: a book is written only over the version that was read.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">How
 *     to prevent object overwrites with conditional writes</a>
 */
public final class Claims {

  public static final String PREFIX = "stepshift/claims/";

  private static final Logger LOG = Logger.getLogger(Claims.class);
  private static final int MOST_TRIES = 8;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;

  /** A book and the version of the object that it was read from; empty if there is none yet. */
  private record Page(ClaimBook book, Optional<String> etag) {}

  private final ClaimBookJson json = new ClaimBookJson();
  private final S3Client s3;
  private final String bucket;

  /**
   * @param bucket the data bucket
   */
  public Claims(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  /**
   * The claim that a load is to take: the pending one, that which the run has loaded before without
   * having heard of it, or one of all files that are new.
   *
   * @param place where the files are, as people read it
   * @param once whether a file may not come again with other content, as it would be added twice
   * @param listed all files at the place, in the order of their keys
   * @param keyOf the load key of files
   * @return empty if nothing is new
   * @throws SourceChanged if the place is another one than before, or a file came again
   */
  public Optional<Claim> take(
      String pipeline,
      String table,
      String run,
      String place,
      int lookBackDays,
      boolean once,
      List<SourceFile> listed,
      Function<List<SourceFile>, String> keyOf) {
    String key = key(pipeline, table);
    ClaimBook book =
        update(
            key,
            place,
            before -> {
              requirePlace(before, place, key);
              ClaimBook after = before.take(run, listed, lookBackDays, keyOf);
              if (once) {
                requireOnce(after, table);
              }
              return after;
            });
    return book.ready(run, listed);
  }

  /** Notes that the ledger holds a run's load: its files are no longer new. */
  public void settle(String pipeline, String table, String run, String loadKey) {
    update(key(pipeline, table), "", before -> before.settle(run, loadKey));
    LOG.infof("%s/%s: the files of load %s are in", pipeline, table, loadKey);
  }

  private void requirePlace(ClaimBook book, String place, String key) {
    if (!book.place().equals(place)) {
      throw new SourceChanged(
          "Files were taken from "
              + book.place()
              + " and are now looked for at "
              + place
              + ", where it is not known which were loaded. Put path and files back, or delete s3://"
              + bucket
              + '/'
              + key
              + ": then each file at the new place counts as new.");
    }
  }

  private static void requireOnce(ClaimBook book, String table) {
    List<String> rewritten = book.rewritten();
    if (!rewritten.isEmpty()) {
      throw new SourceChanged(
          "Loaded before, with other content: "
              + String.join(", ", rewritten)
              + ". Table "
              + table
              + " appends, so its rows would be there twice. Put the old content back and deliver"
              + " what is new in a file of another name.");
    }
  }

  private ClaimBook update(String key, String place, UnaryOperator<ClaimBook> change) {
    for (int tries = 1; ; tries++) {
      Page page = read(key, place);
      ClaimBook after = change.apply(page.book());
      if (after.equals(page.book()) || write(key, after, page.etag(), tries)) {
        return after;
      }
    }
  }

  private Page read(String key, String place) {
    try {
      ResponseBytes<GetObjectResponse> object =
          s3.getObjectAsBytes(request -> request.bucket(bucket).key(key));
      return new Page(book(key, object.asUtf8String()), Optional.of(object.response().eTag()));
    } catch (NoSuchKeyException none) {
      return new Page(ClaimBook.empty(place), Optional.empty());
    }
  }

  private ClaimBook book(String key, String text) {
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
  private boolean write(String key, ClaimBook book, Optional<String> replaced, int tries) {
    try {
      s3.putObject(
          request -> {
            request.bucket(bucket).key(key).contentType("application/json");
            replaced.ifPresentOrElse(request::ifMatch, () -> request.ifNoneMatch("*"));
          },
          RequestBody.fromString(json.write(book)));
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
