package dev.stepshift.plan;

import dev.stepshift.errors.RequestInvalid;
import dev.stepshift.functions.Requests;
import dev.stepshift.pipeline.Overlap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The input of a run: what whoever starts it asks for.
 *
 * @param tables the tables to load; empty means all
 * @param event what tells one event from another; empty for a run that no event started
 * @param overlap what to do while another run goes on; empty means what the pipeline says
 * @param takeBack whether the tables' appended loads of the date are taken back
 */
record RunRequest(
    LocalDate runDate,
    Set<String> tables,
    String trigger,
    String event,
    Optional<Overlap> overlap,
    boolean takeBack) {

  private static final Set<String> KNOWN =
      Set.of("runDate", "tables", "trigger", "event", "overlap", "takeBack");

  static RunRequest of(PlanRequest request) {
    Map<String, Object> input = request.request() == null ? Map.of() : request.request();
    Requests.refuseUnknown(
        "The run's input",
        input,
        KNOWN,
        "may have runDate, tables, trigger, event, overlap and takeBack");
    return new RunRequest(
        runDate(input, request.run()),
        tables(input),
        optionalText(input, "trigger", "manual"),
        optionalText(input, "event", ""),
        overlap(input),
        flag(input, "takeBack"));
  }

  private static LocalDate runDate(Map<String, Object> input, PlanRequest.@Nullable Run run) {
    if (input.get("runDate") != null) {
      return Requests.requireDate("the run's input", "runDate", text(input, "runDate"));
    }
    String startedAt =
        Requests.requireText("plan-run", "run.startedAt", run == null ? null : run.startedAt());
    try {
      return OffsetDateTime.parse(startedAt).withOffsetSameInstant(ZoneOffset.UTC).toLocalDate();
    } catch (DateTimeException notATime) {
      throw new RequestInvalid(
          "\"run.startedAt\" of plan-run is \""
              + startedAt
              + "\"; pass the execution's start time, such as 2026-01-31T06:00:00Z.");
    }
  }

  private static Set<String> tables(Map<String, Object> input) {
    Object tables = input.get("tables");
    if (tables == null) {
      return Set.of();
    }
    if (tables instanceof List<?> list
        && !list.isEmpty()
        && list.stream().allMatch(String.class::isInstance)) {
      Set<String> names = new LinkedHashSet<>();
      list.forEach(name -> names.add((String) name));
      return names;
    }
    throw new RequestInvalid(
        "\"tables\" of the run's input is "
            + tables
            + "; write a list of table names such as [\"orders\"], or leave it out to load all.");
  }

  private static Optional<Overlap> overlap(Map<String, Object> input) {
    if (input.get("overlap") == null) {
      return Optional.empty();
    }
    String overlap = text(input, "overlap");
    for (Overlap known : Overlap.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(overlap)) {
        return Optional.of(known);
      }
    }
    throw new RequestInvalid(
        "\"overlap\" of the run's input is \"" + overlap + "\"; write skip or wait.");
  }

  private static boolean flag(Map<String, Object> input, String key) {
    Object flag = input.get(key);
    if (flag == null || flag instanceof Boolean) {
      return Boolean.TRUE.equals(flag);
    }
    throw new RequestInvalid(
        "\"" + key + "\" of the run's input is " + flag + "; write true or leave it out.");
  }

  private static String optionalText(Map<String, Object> input, String key, String ifAbsent) {
    return input.get(key) == null ? ifAbsent : text(input, key);
  }

  private static String text(Map<String, Object> input, String key) {
    if (input.get(key) instanceof String text) {
      return text;
    }
    throw new RequestInvalid(
        "\"" + key + "\" of the run's input is " + input.get(key) + "; write a text.");
  }
}
