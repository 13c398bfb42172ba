package dev.stepshift.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What Linux tells of a process's memory; elsewhere nothing.
 *
 * @see <a href="https://www.kernel.org/doc/html/latest/filesystems/proc.html">The /proc
 *     filesystem</a>
 */
final class ProcessMemory {

  private ProcessMemory() {}

  /** The most resident memory that the process ever had, in bytes. */
  static OptionalLong peak(long pid) {
    return field(Path.of("/proc", Long.toString(pid), "status"), "VmHWM:");
  }

  /** The process's memory now, shared pages divided by how many share them, in bytes. */
  static OptionalLong proportional(long pid) {
    return field(Path.of("/proc", Long.toString(pid), "smaps_rollup"), "Pss:");
  }

  private static OptionalLong field(Path file, String name) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException | java.io.UncheckedIOException goneOrNotLinux) {
      return OptionalLong.empty();
    }
  }
}
