package dev.stepshift.header;

import java.io.IOException;
import java.io.InputStream;

/** A file from its begin, asked for in steps that grow: most headers lie in the first one. */
final class SteppedStream extends InputStream {

  private static final int FIRST_STEP = 16 * 1024;
  private static final int LONGEST_STEP = 1024 * 1024;
  private static final int GROWTH = 4;

  private final FileBytes file;
  private long next;
  private int step = FIRST_STEP;
  private byte[] part = new byte[0];
  private int at;

  SteppedStream(FileBytes file) {
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    return ready() ? part[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!ready()) {
      return -1;
    }
    int count = Math.min(length, part.length - at);
    System.arraycopy(part, at, target, from, count);
    at += count;
    return count;
  }

  /** Never 0 before the end, where a reader of gzip stops looking for a next member. */
  @Override
  public int available() {
    return at < part.length || next < file.size() ? Math.max(1, part.length - at) : 0;
  }

  private boolean ready() throws IOException {
    if (at < part.length) {
      return true;
    }
    if (next >= file.size()) {
      return false;
    }
    part = file.range(next, (int) Math.min(step, file.size() - next));
    next += part.length;
    at = 0;
    step = Math.min(LONGEST_STEP, step * GROWTH);
    return part.length > 0;
  }
}
