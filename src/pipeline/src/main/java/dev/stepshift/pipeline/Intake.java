package dev.stepshift.pipeline;

/**
 * Which of the files at a source's path a load takes.
 *
 * @param lookBackDays for {@link Kind#ALL} how many earlier days' folders are listed besides the
 *     run date's; for {@link Kind#NEW} how much older than the newest loaded file a late one may be
 */
public record Intake(Kind kind, int lookBackDays) {

  static final int MOST_DAYS = 366;

  /** An upload in parts may take a week, and S3 dates the object by its begin. */
  static final int DAYS_REMEMBERED = 7;

  /** Every file below the path. */
  public static final Intake ALL = new Intake(Kind.ALL, 0);

  public Intake {
    if (lookBackDays < 0 || lookBackDays > MOST_DAYS) {
      throw new IllegalArgumentException(
          "source.look_back is " + lookBackDays + " days; choose 0 to " + MOST_DAYS);
    }
  }

  public enum Kind {
    /** Every file below the path. */
    ALL,
    /** Every file below the path that no load has taken. */
    NEW,
    /** The files that the manifest at the path lists. */
    MANIFEST
  }
}
