package dev.stepshift.local.redshift.copy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Says that bytes are available until the end is really reached: {@link
 * java.util.zip.GZIPInputStream} looks for a next member only then, and a network stream answers 0
 * between two packets.
 */
final class JoinedMembersStream extends FilterInputStream {

  private boolean ended;

  JoinedMembersStream(InputStream file) {
    super(file);
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    ended |= value < 0;
    return value;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int count = super.read(target, from, length);
    ended |= count < 0;
    return count;
  }

  @Override
  public int available() {
    return ended ? 0 : 1;
  }
}
