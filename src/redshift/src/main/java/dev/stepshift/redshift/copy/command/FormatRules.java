package dev.stepshift.redshift.copy.command;

import dev.stepshift.redshift.copy.error.CopyFailed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which options a data format does not take.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html">
 *     Data format parameters</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-columnar.html">
 *     COPY from columnar data formats</a>
 */
final class FormatRules {

  private static final Set<String> RECORD_REFUSES =
      Set.of(
          "DELIMITER",
          "ESCAPE",
          "FILLRECORD",
          "IGNOREBLANKLINES",
          "NULL",
          "QUOTE",
          "REMOVEQUOTES",
          "SERIALIZETOJSON");

  private static final Map<String, Set<String>> REFUSED =
      Map.of(
          "CSV", Set.of("REMOVEQUOTES", "ESCAPE", "SERIALIZETOJSON"),
          "FIXEDWIDTH", Set.of("DELIMITER", "QUOTE", "ESCAPE", "REMOVEQUOTES", "SERIALIZETOJSON"),
          "JSON", RECORD_REFUSES,
          "AVRO", with(RECORD_REFUSES, "GZIP", "BZIP2", "LZOP", "ZSTD", "IGNOREHEADER"));

  private static final Set<String> COLUMNAR_TAKES =
      Set.of(
          "FORMAT",
          "PARQUET",
          "ORC",
          "SERIALIZETOJSON",
          "ACCEPTINVCHARS",
          "FILLRECORD",
          "IAM_ROLE",
          "CREDENTIALS",
          "ACCESS_KEY_ID",
          "SECRET_ACCESS_KEY",
          "SESSION_TOKEN",
          "STATUPDATE",
          "MANIFEST",
          "EXPLICIT_IDS");

  private FormatRules() {}

  private static Set<String> with(Set<String> some, String... more) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(List.of(more));
    return all;
  }

  /** Checks the options of a statement that names these formats. */
  static void check(List<String> formats, Set<String> options) throws CopyFailed {
    if (formats.size() > 1) {
      throw notTogether(formats.get(0), formats.get(1));
    }
    String format = formats.isEmpty() ? "" : formats.get(0);
    if (format.equals("PARQUET") || format.equals("ORC")) {
      Optional<String> stranger =
          new TreeSet<>(options).stream().filter(o -> !COLUMNAR_TAKES.contains(o)).findFirst();
      if (stranger.isPresent()) {
        throw new CopyFailed(
            stranger.get() + " argument is not supported for " + format + " based COPY");
      }
      return;
    }
    for (String option : new TreeSet<>(REFUSED.getOrDefault(format, Set.of()))) {
      if (options.contains(option)) {
        throw notTogether(format, option);
      }
    }
    if (options.contains("QUOTE") && !format.equals("CSV")) {
      throw new CopyFailed("COPY quote available only in CSV mode");
    }
    if (format.isEmpty() && options.contains("SERIALIZETOJSON")) {
      throw new CopyFailed("SERIALIZETOJSON is only supported with PARQUET and ORC");
    }
  }

  private static CopyFailed notTogether(String one, String other) {
    return new CopyFailed(one + " is not supported with " + other + " option");
  }
}
