package dev.stepshift.loadhistory;

import dev.stepshift.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Loaded files that are older than the watermark, a fingerprint each: enough to tell one that was
 * never loaded, and a tenth of their names.
 *
 * @param fingerprints 16 hexadecimal digits each
 * @param tooMany whether there were more than are kept, so that nobody can tell
 */
record ForgottenFiles(List<String> fingerprints, boolean tooMany) {

  static final ForgottenFiles NONE = new ForgottenFiles(List.of(), false);

  /** Near 1 MB in the history, which each load reads and writes. */
  static final int MOST = 50_000;

  private static final int BYTES = 8;

  ForgottenFiles {
    fingerprints = List.copyOf(fingerprints);
  }

  ForgottenFiles with(Collection<SourceFile> more) {
    Set<String> all = new LinkedHashSet<>(fingerprints);
    more.forEach(file -> all.add(fingerprint(file)));
    return tooMany || all.size() > MOST
        ? new ForgottenFiles(List.of(), true)
        : new ForgottenFiles(List.copyOf(all), false);
  }

  /**
   * Without those that are not there any more. Where there were too many, what is there now counts
   * as loaded once it is few enough.
   *
   * @param behind all files that are there and older than the watermark
   */
  ForgottenFiles among(List<SourceFile> behind) {
    if (tooMany) {
      return behind.size() > MOST ? this : NONE.with(behind);
    }
    Set<String> known = Set.copyOf(fingerprints);
    return new ForgottenFiles(
        behind.stream().map(ForgottenFiles::fingerprint).filter(known::contains).toList(), false);
  }

  /** Those of them that no load has taken. */
  List<SourceFile> unknown(List<SourceFile> behind) {
    if (tooMany) {
      return List.of();
    }
    Set<String> known = Set.copyOf(fingerprints);
    return behind.stream().filter(file -> !known.contains(fingerprint(file))).toList();
  }

  private static String fingerprint(SourceFile file) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((file.url() + '\0' + file.etag()).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
