package dev.stepshift.redshift.copy.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Reads a stream on a thread of its own, a bounded way ahead, so that fetching and unpacking happen
 * while rows are checked and sent.
 */
public final class PrefetchStream extends InputStream {

  private static final int CHUNK = 128 * 1024;
  private static final int AHEAD = 6;

  /** Opens the stream on the reading thread, because unpacking reads as soon as it is opened. */
  @FunctionalInterface
  public interface Opener {
    InputStream open() throws IOException;
  }

  /** Bytes, or the end when the length is -1, with the failure that caused it if any. */
  private static final class Chunk {
    private final byte[] bytes;
    private final int length;
    private final @Nullable Throwable failure;

    private Chunk(byte[] bytes, int length, @Nullable Throwable failure) {
      this.bytes = bytes;
      this.length = length;
      this.failure = failure;
    }
  }

  private final BlockingQueue<Chunk> full = new ArrayBlockingQueue<>(AHEAD);
  private final BlockingQueue<byte[]> empty = new ArrayBlockingQueue<>(AHEAD + 2);
  private final Thread thread;
  private Chunk current = new Chunk(new byte[0], 0, null);
  private int at;

  public PrefetchStream(String name, Opener opener) {
    this.thread = new Thread(() -> readAll(opener), "copy-read-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void readAll(Opener opener) {
    try {
      @Nullable Throwable failure = null;
      try (InputStream in = opener.open()) {
        for (Chunk chunk = fill(in); chunk.length > 0; chunk = fill(in)) {
          full.put(chunk);
        }
      } catch (IOException | RuntimeException e) {
        failure = e;
      }
      full.put(new Chunk(new byte[0], -1, failure));
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private Chunk fill(InputStream in) throws IOException {
    byte[] recycled = empty.poll();
    byte[] bytes = recycled == null ? new byte[CHUNK] : recycled;
    return new Chunk(bytes, in.readNBytes(bytes, 0, CHUNK), null);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (at == current.length && !advance()) {
      return -1;
    }
    int count = Math.min(length, current.length - at);
    System.arraycopy(current.bytes, at, target, from, count);
    at += count;
    return count;
  }

  private boolean advance() throws IOException {
    if (current.length < 0) {
      return false;
    }
    if (current.length > 0) {
      empty.offer(current.bytes);
    }
    try {
      current = full.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the load was interrupted");
    }
    at = 0;
    if (current.failure instanceof IOException failure) {
      throw failure;
    }
    if (current.failure instanceof SdkException failure) {
      throw failure;
    }
    if (current.failure != null) {
      throw new IOException("the data is damaged: " + current.failure, current.failure);
    }
    // At the end the length is -1, and stays where the next call looks for it.
    at = Math.min(0, current.length);
    return current.length > 0;
  }

  @Override
  public void close() {
    thread.interrupt();
    full.clear();
  }
}
