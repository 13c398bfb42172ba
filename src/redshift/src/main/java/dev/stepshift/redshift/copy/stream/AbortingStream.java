package dev.stepshift.redshift.copy.stream;

import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.ResponseInputStream;

/** Drops the connection when an object is left half read: closing it would fetch the rest. */
public final class AbortingStream extends EndNotingStream {

  private final ResponseInputStream<?> object;

  public AbortingStream(InputStream plain, ResponseInputStream<?> object) {
    super(plain);
    this.object = object;
  }

  @Override
  public void close() throws IOException {
    if (!ended()) {
      object.abort();
    }
    super.close();
  }
}
