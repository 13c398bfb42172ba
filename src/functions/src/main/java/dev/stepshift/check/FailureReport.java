package dev.stepshift.check;

import dev.stepshift.errors.NewerDateLoaded;
import dev.stepshift.errors.RunSuperseded;
import dev.stepshift.plan.PlannedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what went wrong in a run, for the person who is called. */
final class FailureReport {

  /** Step Functions keeps 32,768 characters of a cause; some are the JSON around it. */
  private static final int MOST_CHARACTERS = 30_000;

  private static final int MOST_OF_EACH = 1_000;
  private static final int LEAST_OF_EACH = 200;

  /** Of the failed tables, each named twice, and of those that were skipped. */
  private static final int ROOM_FOR_NAMES = 3_000;

  private static final String FIX =
      "Fix the cause, then redrive this execution: it loads only what is missing.";
  private static final String SUPERSEDED =
      "Redriving does not help, as a later run has the lock: start a new run with this runDate.";
  private static final String REFUSED =
      "Redriving does not help: start a backfill that reaches the newest date, or allow older rows.";
  private static final String REFUSED_AMONG =
      "But %s would be refused again: for these start a backfill that reaches the newest date, or"
          + " allow older rows.";

  private final Map<String, PlannedTable> planned;
  private final Map<String, Outcome> outcomes;

  /**
   * @param planned the run's tables, in the order of its waves
   * @param outcomes the last one of each table that has one
   */
  FailureReport(Map<String, PlannedTable> planned, Map<String, Outcome> outcomes) {
    this.planned = planned;
    this.outcomes = outcomes;
  }

  String text() {
    List<String> failed = tables(true);
    List<String> skipped = tables(false);
    List<String> lines = new ArrayList<>();
    lines.add(summary(failed, skipped));
    int most = mostOfEach(failed.size());
    failed.forEach(table -> lines.add(table + ": " + failure(table).text(most)));
    skipped.forEach(table -> lines.add(table + ": skipped" + reason(table)));
    String advice = advice(failed);
    return shortened(String.join("\n", lines), advice) + '\n' + advice;
  }

  private String advice(List<String> failed) {
    List<Outcome> outcomes = failed.stream().map(this::outcome).toList();
    if (outcomes.stream().anyMatch(one -> RunSuperseded.class.getName().equals(one.error()))) {
      return SUPERSEDED;
    }
    List<String> refused = failed.stream().filter(this::isRefused).toList();
    if (refused.isEmpty()) {
      return FIX;
    }
    return refused.size() == failed.size()
        ? REFUSED
        : FIX + " " + REFUSED_AMONG.formatted(String.join(", ", refused));
  }

  /** A redrive would ask the same warehouse for the same date. */
  private boolean isRefused(String table) {
    return NewerDateLoaded.class.getName().equals(failure(table).error());
  }

  private Outcome outcome(String table) {
    return Objects.requireNonNull(outcomes.get(table), "a failed table has an outcome");
  }

  private Failure failure(String table) {
    return Failure.of(outcome(table));
  }

  /** Each failure is told, with where it happened: many share the room that there is. */
  private static int mostOfEach(int failures) {
    int room = MOST_CHARACTERS - FIX.length() - ROOM_FOR_NAMES;
    return Math.max(LEAST_OF_EACH, Math.min(MOST_OF_EACH, room / Math.max(1, failures)));
  }

  /** The failed tables, or the skipped ones. */
  private List<String> tables(boolean withOutcome) {
    return planned.keySet().stream()
        .filter(table -> !isDone(table) && outcomes.containsKey(table) == withOutcome)
        .toList();
  }

  private boolean isDone(String table) {
    return Optional.ofNullable(outcomes.get(table)).filter(Outcome::isDone).isPresent();
  }

  private String summary(List<String> failed, List<String> skipped) {
    String text = failed.size() + " of " + planned.size() + " tables failed";
    if (!skipped.isEmpty()) {
      text += ", " + skipped.size() + " skipped";
    }
    List<String> names = failed.isEmpty() ? skipped : failed;
    return text + ": " + String.join(", ", names);
  }

  private String reason(String table) {
    String causes =
        Optional.ofNullable(planned.get(table)).stream()
            .flatMap(one -> one.after().stream())
            .filter(before -> !isDone(before))
            .map(before -> before + (outcomes.containsKey(before) ? " failed" : " was skipped"))
            .collect(Collectors.joining(", "));
    return causes.isEmpty() ? ", it was not started" : ", since " + causes;
  }

  private static String shortened(String text, String advice) {
    int most = MOST_CHARACTERS - advice.length() - 1;
    return text.length() <= most ? text : Failure.cut(text, most);
  }
}
