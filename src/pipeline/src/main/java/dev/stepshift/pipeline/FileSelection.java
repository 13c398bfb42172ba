package dev.stepshift.pipeline;

import java.util.Optional;

/** Which files a load takes. */
public sealed interface FileSelection {

  /** The most days that {@code look_back} may say. */
  int MOST_DAYS = 366;

  /**
   * Where the files are found: a key in the data bucket, or {@code s3://bucket/key}, that may hold
   * the run's date, see {@link DatedPath}.
   */
  String path();

  /**
   * What the part of a key after the path must match, such as {@code *.tbl.gz}; without one every
   * object is taken.
   */
  default Optional<String> glob() {
    return Optional.empty();
  }

  /**
   * Every file below the path.
   *
   * @param path a key prefix
   * @param lookBackDays how many earlier days' folders are listed besides the run date's
   */
  record AllFiles(String path, Optional<String> glob, int lookBackDays) implements FileSelection {

    public AllFiles {
      requirePath(path);
      requireDays(lookBackDays);
    }

    /** Whether the run's date says which folder is read. */
    public boolean isDated() {
      return !DatedPath.isUndated(path);
    }
  }

  /**
   * Every file below the path that no load has taken.
   *
   * @param path a key prefix
   * @param lookBackDays how much older than the newest loaded file a late one may be
   */
  record NewFiles(String path, Optional<String> glob, int lookBackDays) implements FileSelection {

    /** An upload in parts may take a week, and S3 dates the object by its begin. */
    public static final int DEFAULT_DAYS = 7;

    public NewFiles {
      requirePath(path);
      requireDays(lookBackDays);
    }
  }

  /**
   * The files that a producer's manifest lists.
   *
   * @param path the manifest's key
   */
  record ManifestFiles(String path) implements FileSelection {

    public ManifestFiles {
      requirePath(path);
    }
  }

  private static void requirePath(String path) {
    if (path.isBlank()) {
      throw new IllegalArgumentException("source.path is empty; name a key prefix");
    }
  }

  private static void requireDays(int lookBackDays) {
    if (lookBackDays < 0 || lookBackDays > MOST_DAYS) {
      throw new IllegalArgumentException(
          "source.look_back is " + lookBackDays + " days; choose 0 to " + MOST_DAYS);
    }
  }
}
