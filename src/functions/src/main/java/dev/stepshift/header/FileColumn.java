package dev.stepshift.header;

import java.util.Optional;

/**
 * One column of a file.
 *
 * @param name as the file writes it
 * @param type the Redshift type that takes its values; empty if none does
 * @param stored the type as the file's format calls it
 */
public record FileColumn(String name, Optional<String> type, String stored) {

  /** What COPY makes of a text that no column of the table waits for. */
  private static final String LONGEST_TEXT = "varchar(65535)";

  static FileColumn ofText(String name) {
    return new FileColumn(name, Optional.of(LONGEST_TEXT), "text");
  }

  static FileColumn of(String name, String type) {
    return new FileColumn(name, Optional.of(type), type);
  }
}
