package dev.stepshift.redshift.copy.stream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Knows whether its end was reached. */
abstract class EndNotingStream extends FilterInputStream {

  private boolean ended;

  EndNotingStream(InputStream stream) {
    super(stream);
  }

  final boolean ended() {
    return ended;
  }

  @Override
  public final int read() throws IOException {
    int value = super.read();
    ended |= value < 0;
    return value;
  }

  @Override
  public final int read(byte[] target, int from, int length) throws IOException {
    int count = super.read(target, from, length);
    ended |= count < 0;
    return count;
  }
}
