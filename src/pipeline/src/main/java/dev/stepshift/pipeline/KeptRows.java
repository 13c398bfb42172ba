package dev.stepshift.pipeline;

/**
 * Which rows that fail a validation are kept for people to look at.
 *
 * @param most of each validation in one run, 0 to {@value #MOST}
 * @param days until the run of a later date deletes them, 0 to {@value #MOST_DAYS}
 */
public record KeptRows(int most, int days) {

  static final int MOST = 1_000;
  static final int MOST_DAYS = 3_650;

  public static final KeptRows DEFAULT = new KeptRows(10, 30);

  public KeptRows {
    if (most < 0 || most > MOST) {
      throw new IllegalArgumentException("keep_failed_rows is " + most + "; choose 0 to " + MOST);
    }
    if (days < 0 || days > MOST_DAYS) {
      throw new IllegalArgumentException(
          "keep_failed_rows_for is " + days + " days; choose 0 to " + MOST_DAYS);
    }
  }
}
