package dev.stepshift.local.redshift.copy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.ResponseInputStream;

/** Drops the connection when an object is left half read: closing it would fetch the rest. */
final class AbortingStream extends FilterInputStream {

  private final ResponseInputStream<?> object;
  private boolean ended;

  AbortingStream(InputStream plain, ResponseInputStream<?> object) {
    super(plain);
    this.object = object;
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
  public void close() throws IOException {
    if (!ended) {
      object.abort();
    }
    super.close();
  }
}
