package dev.stepshift.sql.load;

import dev.stepshift.loadhistory.FileLoad;
import dev.stepshift.source.SourceFile;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a load brings into staging. */
public sealed interface LoadInput {

  /** Names the content: 64 hexadecimal digits. */
  String loadKey();

  /**
   * Files, which COPY reads.
   *
   * @param manifest the URL of the manifest that lists them all
   * @param copies one for each layout of the files
   * @param fileLoad there for a source that takes new files
   * @param promisedRows how many rows their producer says they hold; empty if that is not said
   * @param warnings what a person should know of them, a sentence each
   */
  record DeliveredFiles(
      List<SourceFile> files,
      String manifest,
      List<FileCopy> copies,
      String loadKey,
      Optional<FileLoad> fileLoad,
      Optional<BigDecimal> promisedRows,
      List<String> warnings)
      implements LoadInput {

    public DeliveredFiles {
      files = List.copyOf(files);
      copies = List.copyOf(copies);
      warnings = List.copyOf(warnings);
    }

    /** The sum of their sizes, as they are stored. */
    public long bytes() {
      return files.stream().mapToLong(SourceFile::size).sum();
    }
  }

  /**
   * What a query finds in the warehouse.
   *
   * @param select one statement
   */
  record QueriedRows(String select, String loadKey) implements LoadInput {}
}
