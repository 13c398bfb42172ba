package dev.stepshift.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Starts another Java like this one: same options, same class path. */
final class ChildJava {

  private ChildJava() {}

  /**
   * Runs a class to its end.
   *
   * @return the last line that it printed
   * @throws IllegalStateException when it ends with an error, which it has then printed
   */
  static String lastLine(Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    return lastLine(List.of(), main, arguments);
  }

  /**
   * Runs a class to its end, with more options than this Java has.
   *
   * @see #lastLine(Class, String...)
   */
  static String lastLine(List<String> more, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options());
    command.addAll(more);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(Arrays.asList(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exitCode = process.waitFor();
    if (exitCode != 0) {
      throw new IllegalStateException(main.getSimpleName() + " ended with " + exitCode);
    }
    return printed.lines().reduce("", (before, line) -> line);
  }

  private static List<String> options() {
    Stream<String> all = ManagementFactory.getRuntimeMXBean().getInputArguments().stream();
    // A debugger or a coverage agent cannot be attached twice.
    return all.filter(option -> !option.startsWith("-agentlib") && !option.startsWith("-javaagent"))
        .toList();
  }
}
