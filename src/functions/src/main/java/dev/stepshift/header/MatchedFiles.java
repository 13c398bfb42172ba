package dev.stepshift.header;

import java.util.List;

/**
 * The files of a load by the way that they are copied.
 *
 * @param warnings a sentence each, of what was left out or filled up
 */
public record MatchedFiles(List<LayoutCopy> copies, List<String> warnings) {

  public MatchedFiles {
    copies = List.copyOf(copies);
    warnings = List.copyOf(warnings);
  }
}
