package dev.stepshift.redshift;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Puts a server away when the program ends, also when it ends while the server is being started:
 * then there is no server to ask, only the processes that make one.
 */
final class WarehouseShutdownHook implements Runnable {

  private static final Duration QUIET = Duration.ofMillis(300);

  private final WarehouseFolder folder;
  private Optional<Runnable> stop = Optional.empty();

  WarehouseShutdownHook(WarehouseFolder folder) {
    this.folder = folder;
  }

  /**
   * @param stop puts the server away that has started
   */
  synchronized void started(Runnable stop) {
    this.stop = Optional.of(stop);
  }

  private synchronized Optional<Runnable> stop() {
    return stop;
  }

  @Override
  public void run() {
    Optional<Runnable> whole = stop();
    if (whole.isPresent()) {
      whole.get().run();
    } else {
      endStart();
    }
  }

  /** The start goes on in its thread until what it starts is killed, so look again. */
  private void endStart() {
    int quiet = 0;
    while (quiet < 2) {
      List<ProcessHandle> starting =
          ProcessHandle.current().descendants().filter(WarehouseShutdownHook::isOurs).toList();
      starting.forEach(ProcessHandle::destroy);
      WarehouseFolder.awaitEnd(starting);
      folder.end();
      quiet = starting.isEmpty() ? quiet + 1 : 0;
      if (!pause()) {
        return;
      }
    }
  }

  private static boolean isOurs(ProcessHandle process) {
    return process.info().command().map(command -> command.contains("postgres")).orElse(false);
  }

  private static boolean pause() {
    try {
      Thread.sleep(QUIET.toMillis());
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
