package dev.stepshift.redshift.copy.stream;

import java.io.InputStream;

/**
 * Says that bytes are available until the end is really reached: {@link
 * java.util.zip.GZIPInputStream} looks for a next member only then, and a network stream answers 0
 * between two packets.
 */
final class JoinedMembersStream extends EndNotingStream {

  JoinedMembersStream(InputStream file) {
    super(file);
  }

  @Override
  public int available() {
    return ended() ? 0 : 1;
  }
}
