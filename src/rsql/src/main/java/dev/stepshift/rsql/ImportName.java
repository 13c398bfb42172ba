package dev.stepshift.rsql;

import java.util.Locale;
import java.util.regex.Pattern;

/** The name of the pipeline that a script becomes. */
final class ImportName {

  /** The table of the runs repeats the pipeline's name, and a machine's name has 80 characters. */
  private static final int MOST_CHARACTERS = 26;

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

  private ImportName() {}

  /** The file's name, as far as a name may have its letters. */
  static String of(String file) {
    String stem = file.replaceFirst("\\.[^.]*$", "").toLowerCase(Locale.ROOT);
    return stem.replaceAll("[^a-z0-9]+", "_").replaceAll("^[_0-9]+|_+$", "");
  }

  /**
   * @throws RsqlRefused if no pipeline can be called so
   */
  static String require(String name) {
    if (!NAME.matcher(name).matches() || name.length() > MOST_CHARACTERS) {
      throw new RsqlRefused(
          "'%s' is not a valid pipeline name; give one of up to %d of a-z, 0-9 and single _ by --into."
              .formatted(name, MOST_CHARACTERS));
    }
    return name;
  }
}
