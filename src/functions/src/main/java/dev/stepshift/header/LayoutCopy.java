package dev.stepshift.header;

import dev.stepshift.source.SourceFile;
import java.util.List;

/**
 * Files that one COPY takes.
 *
 * @param headerLines how many lines their names take; 0 where no text names them
 */
public record LayoutCopy(CopyPlan plan, int headerLines, List<SourceFile> files) {

  public LayoutCopy {
    files = List.copyOf(files);
  }
}
