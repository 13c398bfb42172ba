package dev.stepshift.loadhistory;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.stepshift.errors.SourceChanged;
import dev.stepshift.source.S3Url;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Histories in S3, one object a table. Two writers at a time do not undo each other: a history is
 * written only over the version that was read.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">How
 *     to prevent object overwrites with conditional writes</a>
 */
final class HistoryObjects<H> {

  private static final String PREFIX = "stepshift/load_history/";
  private static final int MOST_TRIES = 8;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;

  /** A history and the version of the object that it was read from; empty if there is none yet. */
  private record Stored<H>(H history, Optional<String> etag) {}

  private final S3Client s3;
  private final String bucket;
  private final HistoryFormat<H> format;
  private final String nameEnd;

  /**
   * @param nameEnd what follows the table's name in the key of its object
   */
  HistoryObjects(S3Client s3, String bucket, HistoryFormat<H> format, String nameEnd) {
    this.s3 = s3;
    this.bucket = bucket;
    this.format = format;
    this.nameEnd = nameEnd;
  }

  /** Where the history of a table lies. */
  S3Url url(String pipeline, String table) {
    return new S3Url(bucket, PREFIX + pipeline + '/' + table + nameEnd);
  }

  /** Changes a history, as often as another writer is faster, and answers what it then is. */
  H update(String pipeline, String table, H ifNone, UnaryOperator<H> change) {
    S3Url url = url(pipeline, table);
    for (int tries = 1; ; tries++) {
      Stored<H> stored = read(url, ifNone);
      H after = change.apply(stored.history());
      if (after.equals(stored.history()) || write(url.key(), after, stored.etag(), tries)) {
        return after;
      }
    }
  }

  private Stored<H> read(S3Url url, H ifNone) {
    try {
      ResponseBytes<GetObjectResponse> object =
          s3.getObjectAsBytes(request -> request.bucket(bucket).key(url.key()));
      return new Stored<>(parse(url, object.asUtf8String()), Optional.of(object.response().eTag()));
    } catch (NoSuchKeyException none) {
      return new Stored<>(ifNone, Optional.empty());
    }
  }

  private H parse(S3Url url, String text) {
    try {
      return format.read(text);
    } catch (JsonProcessingException | DateTimeParseException unreadable) {
      throw new SourceChanged(
          url
              + " is not as it was written; restore its last version, which tells loaded files from"
              + " new ones.");
    }
  }

  /** Answers false if another writer was faster. */
  private boolean write(String key, H history, Optional<String> replaced, int tries) {
    try {
      s3.putObject(
          request -> {
            request.bucket(bucket).key(key).contentType("application/json");
            replaced.ifPresentOrElse(request::ifMatch, () -> request.ifNoneMatch("*"));
          },
          RequestBody.fromString(format.write(history)));
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
}
