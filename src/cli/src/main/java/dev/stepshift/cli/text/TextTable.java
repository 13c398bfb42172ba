package dev.stepshift.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in aligned columns, two blanks between them. */
public final class TextTable {

  /** On which side a column is filled up. */
  public enum Align {
    LEFT,
    RIGHT
  }

  private static final String GAP = "  ";

  private final List<String> header;
  private final List<Align> aligns;
  private final List<List<String>> rows = new ArrayList<>();

  public TextTable(List<String> header, List<Align> aligns) {
    if (header.size() != aligns.size()) {
      throw new IllegalArgumentException("header and aligns differ in length");
    }
    this.header = List.copyOf(header);
    this.aligns = List.copyOf(aligns);
  }

  public void add(List<String> row) {
    if (row.size() != header.size()) {
      throw new IllegalArgumentException("a row has " + row.size() + " cells");
    }
    rows.add(List.copyOf(row));
  }

  /** One line a row, without line ends. */
  public List<String> lines() {
    return lines(Integer.MAX_VALUE);
  }

  /**
   * One line a row; the first column is cut where a line would be longer than {@code most}
   * characters.
   */
  public List<String> lines(int most) {
    int[] widths = widths();
    int total = GAP.length() * (widths.length - 1);
    for (int width : widths) {
      total += width;
    }
    widths[0] = Math.max(8, widths[0] - Math.max(0, total - most));
    List<String> lines = new ArrayList<>();
    lines.add(line(header, widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private int[] widths() {
    int[] widths = new int[header.size()];
    for (int column = 0; column < widths.length; column++) {
      widths[column] = length(header.get(column));
      for (List<String> row : rows) {
        widths[column] = Math.max(widths[column], length(row.get(column)));
      }
    }
    return widths;
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = cut(cells.get(column), widths[column]);
      String blanks = " ".repeat(widths[column] - length(cell));
      line.append(column == 0 ? "" : GAP);
      line.append(aligns.get(column) == Align.LEFT ? cell + blanks : blanks + cell);
    }
    return line.toString().stripTrailing();
  }

  /** Cuts a text to a number of characters, showing that it was cut. */
  public static String cut(String text, int most) {
    return length(text) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
