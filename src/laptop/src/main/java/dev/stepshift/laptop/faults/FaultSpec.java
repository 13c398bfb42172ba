package dev.stepshift.laptop.faults;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A fault as a person wrote it, taken apart: each fault asks for what it knows, and what is wrong
 * with it is told then.
 *
 * @param text all of it, for messages
 * @param subject what stands behind the @; empty if nothing does
 * @param steps which it strikes
 * @param options those given, by their names
 */
record FaultSpec(
    String text,
    FaultKind kind,
    String subject,
    StepSelector steps,
    Map<String, String> options,
    FaultCatalog catalog) {

  private static final int MOST_TIMES = 9_999;
  private static final int MOST_SECONDS = 86_400;

  /** How often it strikes. */
  int times() {
    String wanted = options.getOrDefault("times", "1");
    if (!wanted.matches("[1-9][0-9]{0,3}")) {
      throw wrong("times=" + wanted + " is not a whole number from 1 to " + MOST_TIMES + ".");
    }
    return Integer.parseInt(wanted);
  }

  /** The error that it raises. */
  String error(String usual) {
    return options.getOrDefault("error", usual);
  }

  /** The option {@code seconds}. */
  Duration seconds(Duration usual) {
    String wanted = options.get("seconds");
    if (wanted == null) {
      return usual;
    }
    if (!wanted.matches("[0-9]{1,5}(\\.[0-9]{1,3})?")
        || new BigDecimal(wanted).intValue() > MOST_SECONDS) {
      throw wrong("seconds=" + wanted + " is not a number from 0 to " + MOST_SECONDS + ".");
    }
    return Duration.ofMillis(new BigDecimal(wanted).movePointRight(3).longValue());
  }

  /** The option {@code at} of a call that is over when it is answered. */
  InjectionPoint at() {
    return at(false);
  }

  /**
   * The option {@code at} of a call.
   *
   * @param waits whether its work goes on after it was answered
   */
  InjectionPoint at(boolean waits) {
    InjectionPoint point = at(InjectionPoint.BEFORE, InjectionPoint.values());
    if (point == InjectionPoint.DURING && !waits) {
      throw wrong("at=during needs a state that waits for a statement or a child.");
    }
    return point;
  }

  /** The option {@code at}, of whatever points there are. */
  <E extends Enum<E>> E at(E usual, E[] all) {
    String wanted = options.get("at");
    if (wanted == null) {
      return usual;
    }
    return Arrays.stream(all)
        .filter(candidate -> candidate.name().equalsIgnoreCase(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    "at=%s is none of %s."
                        .formatted(
                            wanted,
                            Arrays.stream(all)
                                .map(candidate -> candidate.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")))));
  }

  /** The subject, one of a list; empty if none is given. */
  String subject(String what, List<String> all) {
    return subject.isEmpty() ? "" : FaultCatalog.require(text, what, subject, all);
  }

  /** The Task that the subject names, of those that fit. */
  FaultCatalog.Task task(Predicate<FaultCatalog.Task> fits) {
    List<FaultCatalog.Task> candidates = catalog.tasks().stream().filter(fits).toList();
    List<FaultCatalog.Task> found =
        candidates.stream().filter(task -> task.state().isCalled(subject)).toList();
    if (found.size() > 1 && !steps.table().isEmpty()) {
      found = found.stream().filter(task -> task.state().isOfTable()).toList();
    }
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.size() > 1) {
      throw wrong(
          "'%s' is a state of several machines. Which one: %s?".formatted(subject, names(found)));
    }
    String problem =
        subject.isEmpty() ? "names no state" : "there is no such state '" + subject + "'";
    throw wrong(
        "%s: write %s@\"<state>\". There are %s."
            .formatted(problem, kind.word(), names(candidates)));
  }

  private static String names(List<FaultCatalog.Task> tasks) {
    return tasks.stream()
        .map(task -> '"' + task.state().path() + '"')
        .collect(Collectors.joining(", "));
  }

  /** The table whose machine is struck; empty for any, and for a state of a run. */
  String tableOf(FaultCatalog.Task task) {
    String table = steps.table();
    if (!table.isEmpty() && !task.state().isOfTable()) {
      throw wrong(
          "\"%s\" is not a state of a table: leave out ':%s'."
              .formatted(task.state().name(), table));
    }
    if (!steps.step().isEmpty()) {
      throw wrong("a state is of a table, not of a step: leave out '/" + steps.step() + "'.");
    }
    return table;
  }

  FaultSpecInvalid wrong(String problem) {
    return new FaultSpecInvalid(text, problem);
  }
}
