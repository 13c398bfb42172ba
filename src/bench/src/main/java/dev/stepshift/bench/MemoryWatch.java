package dev.stepshift.bench;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Looks twice a second at how much memory a process and its children use together. */
final class MemoryWatch implements AutoCloseable {

  private static final long PAUSE_MILLIS = 500;

  private final ProcessHandle root;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread daemon = new Thread(work, "memory-watch");
            daemon.setDaemon(true);
            return daemon;
          });
  private volatile long most;

  MemoryWatch(ProcessHandle root) {
    this.root = root;
    // A look that fails ends the watch, which then tells the most so far.
    Future<?> unused =
        thread.scheduleWithFixedDelay(this::look, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** In bytes; 0 where the operating system does not tell. */
  long most() {
    return most;
  }

  private void look() {
    long now =
        Stream.concat(Stream.of(root), root.descendants())
            .mapToLong(process -> ProcessMemory.proportional(process.pid()).orElse(0))
            .sum();
    most = Math.max(most, now);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
