package dev.stepshift.proof.faultlab;

import dev.stepshift.laptop.faults.ApiFault;
import dev.stepshift.laptop.faults.EventFault;
import dev.stepshift.laptop.faults.Fault;
import dev.stepshift.laptop.faults.FaultCatalog.Task;
import dev.stepshift.laptop.faults.FaultSpecParser;
import dev.stepshift.laptop.faults.LambdaFault;
import dev.stepshift.laptop.faults.S3Fault;
import dev.stepshift.laptop.faults.StatementFault;
import dev.stepshift.laptop.faults.StopFault;
import dev.stepshift.laptop.faults.TaskFault;
import dev.stepshift.laptop.faults.WriteFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which faults were drawn, and struck, and where. */
final class FaultCoverage {

  private final Map<String, Map<String, int[]>> points = new TreeMap<>();

  static FaultCoverage of(List<ExperimentResult> results) {
    FaultCoverage coverage = new FaultCoverage();
    for (ExperimentResult result : results) {
      result
          .experiment()
          .faults()
          .forEach(
              wanted -> coverage.count(wanted.fault(), result.struck().contains(wanted.fault())));
    }
    return coverage;
  }

  /** The machine, step or call that a fault strikes. */
  static String area(Fault fault) {
    return area(point(fault));
  }

  private static String area(String point) {
    return point.replaceAll("/.*", "");
  }

  private void count(Fault fault, boolean hasStruck) {
    int[] counts =
        points
            .computeIfAbsent(fault.name(), kind -> new TreeMap<>())
            .computeIfAbsent(point(fault), point -> new int[2]);
    counts[0]++;
    counts[1] += hasStruck ? 1 : 0;
  }

  static String point(Fault fault) {
    if (fault instanceof TaskFault task) {
      return task.state().path();
    } else if (fault instanceof StopFault stop) {
      return stop.state().path();
    } else if (fault instanceof WriteFault write) {
      return write.state().path();
    } else if (fault instanceof StatementFault statement) {
      return statement.steps().step();
    } else if (fault instanceof EventFault event) {
      return event.subject() == EventFault.Subject.RUN ? "run" : event.steps().step();
    } else if (fault instanceof ApiFault api) {
      return api.action();
    } else if (fault instanceof LambdaFault lambda) {
      return lambda.function();
    } else if (fault instanceof S3Fault s3) {
      return s3.action();
    }
    throw new IllegalArgumentException(fault.spec());
  }

  /** The faults that were never drawn. */
  List<String> kindsMissing() {
    return FaultSpecParser.kinds().stream().filter(kind -> !points.containsKey(kind)).toList();
  }

  /** The faults that never struck. */
  List<String> kindsThatMissed() {
    return FaultSpecParser.kinds().stream().filter(kind -> total(kind)[1] == 0).toList();
  }

  /** The Tasks that were never let fail. */
  List<String> tasksMissing(List<Task> tasks) {
    return tasks.stream()
        .map(task -> task.state().path())
        .filter(task -> !points.getOrDefault("fail", Map.of()).containsKey(task))
        .toList();
  }

  private int[] total(String kind) {
    int[] total = new int[2];
    points
        .getOrDefault(kind, Map.of())
        .values()
        .forEach(
            counts -> {
              total[0] += counts[0];
              total[1] += counts[1];
            });
    return total;
  }

  /** A line a kind: how often it was drawn and how often it struck, and the machines or steps. */
  List<String> summary() {
    List<String> lines = new ArrayList<>();
    for (String kind : FaultSpecParser.kinds()) {
      Map<String, int[]> areas = new TreeMap<>();
      points
          .getOrDefault(kind, Map.of())
          .forEach(
              (point, counts) -> {
                int[] area = areas.computeIfAbsent(area(point), name -> new int[2]);
                area[0] += counts[0];
                area[1] += counts[1];
              });
      lines.add(line(kind, areas));
    }
    return lines;
  }

  /** A line a kind, with each of its points. */
  List<String> details() {
    return FaultSpecParser.kinds().stream()
        .map(kind -> line(kind, points.getOrDefault(kind, Map.of())))
        .toList();
  }

  private String line(String kind, Map<String, int[]> parts) {
    List<String> words = new ArrayList<>();
    parts.forEach((part, counts) -> words.add("%s %d/%d".formatted(part, counts[1], counts[0])));
    int[] total = total(kind);
    return "%-22s struck %d of %d drawn: %s"
        .formatted(kind, total[1], total[0], String.join(", ", words));
  }
}
