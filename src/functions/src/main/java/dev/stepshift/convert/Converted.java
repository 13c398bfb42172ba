package dev.stepshift.convert;

import java.util.List;

/**
 * What became of a file.
 *
 * @param rows lines written
 * @param bytes of the JSON lines, before they are compressed
 * @param extra fields that no column waits for, in the order in which they came
 */
public record Converted(String to, long rows, long bytes, List<String> extra) {

  /** The machine tells some, and its state has room for no more of all files. */
  private static final int MOST = 20;

  public Converted {
    extra = List.copyOf(extra.subList(0, Math.min(MOST, extra.size())));
  }
}
