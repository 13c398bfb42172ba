package dev.stepshift.redshift;

import dev.stepshift.aws.files.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The temporary folder of one server, which says whose it is: a program that was killed leaves its
 * server running, and the next one to start finds it here.
 */
final class WarehouseFolder {

  private static final Logger LOG = Logger.getLogger(WarehouseFolder.class);

  private static final String PREFIX = "stepshift-warehouse";
  private static final String OWNER = "owner";
  private static final int STOP_SECONDS = 10;

  private final Path path;

  private WarehouseFolder(Path path) {
    this.path = path;
  }

  /** A folder with a name of its own, which is not there yet. */
  static WarehouseFolder planned() {
    return new WarehouseFolder(temporaryFiles().resolve(PREFIX + UUID.randomUUID()));
  }

  void create() throws IOException {
    Files.createDirectory(path);
    ProcessHandle self = ProcessHandle.current();
    Files.writeString(path.resolve(OWNER), self.pid() + " " + startOf(self));
  }

  /** Ends the servers, and deletes the files, of programs that are gone. */
  static void sweep() {
    Path parent = temporaryFiles();
    try (Stream<Path> entries = Files.list(parent)) {
      entries
          .filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
          .map(WarehouseFolder::new)
          .filter(WarehouseFolder::isAbandoned)
          .forEach(WarehouseFolder::end);
    } catch (IOException unreadable) {
      LOG.warnf("%s cannot be searched for old warehouses: %s", parent, unreadable.getMessage());
    }
  }

  private static Path temporaryFiles() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  /** Where PostgreSQL keeps its files. */
  Path data() {
    return path.resolve("data");
  }

  /** The server and its children, as far as it has come; empty when there is none. */
  List<ProcessHandle> processes() {
    try (Stream<String> lines = Files.lines(data().resolve("postmaster.pid"))) {
      return lines
          .findFirst()
          .map(String::strip)
          .map(Long::parseLong)
          .flatMap(ProcessHandle::of)
          .filter(WarehouseFolder::isPostgres)
          .map(server -> Stream.concat(Stream.of(server), server.descendants()).toList())
          .orElse(List.of());
    } catch (IOException | NumberFormatException gone) {
      LOG.debugf("no PostgreSQL process to look after: %s", gone.getMessage());
      return List.of();
    }
  }

  /** Ends the server, if there is one, and deletes the files. */
  void end() {
    List<ProcessHandle> processes = processes();
    processes.forEach(ProcessHandle::destroy);
    awaitEnd(processes);
    delete();
  }

  /** Waits for processes that were told to end, and kills those that do not. */
  static void awaitEnd(List<ProcessHandle> processes) {
    for (ProcessHandle process : processes) {
      try {
        process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        process.destroyForcibly();
      } catch (ExecutionException | TimeoutException stillAlive) {
        process.destroyForcibly();
      }
    }
  }

  void delete() {
    try {
      Tree.delete(path);
    } catch (IOException failed) {
      LOG.warnf("%s cannot be deleted: %s", path, failed.getMessage());
    }
  }

  /** A folder without a note of its owner is none of ours, or was made this very moment. */
  private boolean isAbandoned() {
    try {
      String[] owner = Files.readString(path.resolve(OWNER)).split(" ", -1);
      return owner.length == 2
          && ProcessHandle.of(Long.parseLong(owner[0]))
              .filter(process -> startOf(process).equals(Instant.parse(owner[1])))
              .isEmpty();
    } catch (IOException | RuntimeException unreadable) {
      return false;
    }
  }

  /** The number of a process may have been given out again since the note was written. */
  private static boolean isPostgres(ProcessHandle process) {
    Optional<String> command = process.info().command();
    return command.isEmpty() || command.get().contains("postgres");
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }
}
