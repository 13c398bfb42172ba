package dev.stepshift.render;

import dev.stepshift.errors.LoadTooLarge;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * What the Data API takes at a time, and how long it may run.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/mgmt/data-api.html">Using the Amazon
 *     Redshift Data API</a>, for the limits
 */
final class BatchLimits {

  private static final int MOST_STATEMENTS = 40;
  private static final int MOST_STATEMENT_BYTES = 100_000;

  /**
   * DescribeStatement gives back all SQL of a batch, of which Step Functions carries 256 KiB as
   * JSON, where a quote or a line's end is two bytes.
   */
  private static final int MOST_BATCH_BYTES = 120_000;

  private BatchLimits() {}

  /**
   * Redshift gives up a little before the machine does, so that nothing runs that nobody awaits.
   */
  static long statementTimeoutMillis(Duration timeout) {
    long millis = timeout.toMillis();
    return Math.max(1, Math.min(millis * 95 / 100, millis - 1_000));
  }

  /**
   * @param where names the batch in an error
   * @param fix what makes the batch smaller
   * @throws LoadTooLarge if the batch has too many statements, or one that is too long, or all
   *     together are too long
   */
  static void refuseTooLarge(String where, List<String> sqls, String fix) {
    if (sqls.size() > MOST_STATEMENTS) {
      throw new LoadTooLarge(
          where
              + " has "
              + sqls.size()
              + " statements; a batch of the Data API takes "
              + MOST_STATEMENTS
              + ". "
              + fix);
    }
    int batchBytes = 0;
    for (int i = 0; i < sqls.size(); i++) {
      int bytes = sqls.get(i).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MOST_STATEMENT_BYTES) {
        throw new LoadTooLarge(
            where
                + " has a statement (number "
                + (i + 1)
                + ") of "
                + bytes
                + " bytes; the Data API takes "
                + MOST_STATEMENT_BYTES
                + ". Shorten the validations, or keep long lists of values in a table.");
      }
      batchBytes += bytes;
    }
    if (batchBytes > MOST_BATCH_BYTES) {
      throw new LoadTooLarge(
          where
              + " has "
              + batchBytes
              + " bytes of SQL; Step Functions can read back a batch of "
              + MOST_BATCH_BYTES
              + ". "
              + fix
              + " Keep long lists of values in a table.");
    }
  }
}
