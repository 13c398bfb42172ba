package dev.stepshift.source;

import dev.stepshift.functions.RunIdentity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Names the content of a load, so that the same files are recognized whenever they come again. */
public final class LoadKey {

  private LoadKey() {}

  /** SHA-256 over key, ETag and size of each file, as 64 hexadecimal digits. */
  public static String of(List<SourceFile> sortedFiles) {
    MessageDigest digest = sha256();
    for (SourceFile file : sortedFiles) {
      // The zero keeps the three parts from running into each other.
      String line = file.key() + "\0" + file.etag() + "\0" + file.size() + "\n";
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * SHA-256 over a query and the run that asks it. What the query reads may change from run to run,
   * so each run is a load of its own; a redrive keeps the run's id and so the load's key.
   */
  public static String of(String query, RunIdentity run) {
    String text = String.join("\0", run.id(), run.date().toString(), query);
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
