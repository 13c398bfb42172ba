package dev.stepshift.redshift.copy.command;

import dev.stepshift.redshift.copy.error.CopyFailed;
import java.util.ArrayList;
import java.util.List;

/** Reads the argument of FIXEDWIDTH: labels, which mean nothing, and widths in bytes. */
final class FixedWidths {

  private FixedWidths() {}

  /** Reads {@code 'label:width, …'}. */
  static List<Integer> parse(String text) throws CopyFailed {
    List<Integer> widths = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      int colon = part.lastIndexOf(':');
      String width = part.substring(colon + 1).strip();
      if (colon < 1 || !width.matches("\\d{1,7}") || Integer.parseInt(width) == 0) {
        throw new CopyFailed(
            "Invalid FIXEDWIDTH specification at '"
                + part.strip()
                + "': expected 'label:width,label:width,...'");
      }
      widths.add(Integer.parseInt(width));
    }
    return widths;
  }
}
