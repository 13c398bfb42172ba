package dev.stepshift.header;

import java.io.IOException;
import java.util.Optional;

/** Reads the columns of one file. */
interface LayoutReader {

  /**
   * The columns; empty for a file that holds nothing.
   *
   * @throws IOException if the file is not of the format, or cannot be read; the message says why
   */
  Optional<FileLayout> read(FileBytes file) throws IOException;
}
