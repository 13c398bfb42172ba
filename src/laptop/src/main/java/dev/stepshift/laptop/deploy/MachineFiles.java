package dev.stepshift.laptop.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The machine and rule files of {@code statemachines/}, with their placeholders filled in. */
public record MachineFiles(Path folder) {

  public String completeStatement() {
    return machine("complete_statement", Map.of());
  }

  public String trackRun() {
    return machine("track_run", Map.of());
  }

  public String sweepStatements() {
    return machine("sweep_statements", Map.of());
  }

  /** The parent of a pipeline. */
  public String pipeline(String pipeline) {
    return machine(
        "pipeline",
        Map.of(
            "pipeline",
            pipeline,
            "child_arn_prefix",
            LocalNames.machineArn(LocalNames.parent(pipeline) + "-")));
  }

  /** What runs a pipeline for a range of dates. */
  public String backfill(String pipeline) {
    return machine(
        "backfill",
        Map.of(
            "pipeline",
            pipeline,
            "parent_machine_arn",
            LocalNames.machineArn(LocalNames.parent(pipeline))));
  }

  /** What runs the phases of a pipeline that has some. */
  public String runPhase(String pipeline) {
    return machine("run_phase", Map.of("pipeline", pipeline));
  }

  /** The child of one table. */
  public String copyAndMerge(String pipeline, String table) {
    return machine("copy_and_merge", Map.of("pipeline", pipeline, "table", table));
  }

  /** The rule for the ends of statements. */
  public String completeStatementRule() {
    return rule("complete_statement", Map.of());
  }

  /** The rule for the ends and redrives of a pipeline's runs, and for the ends of its backfills. */
  public String trackRunRule(String pipeline) {
    return rule("track_run", runsOf(pipeline));
  }

  /**
   * The rule for the runs and backfills of a pipeline that end well.
   *
   * @param tell {@code success}, or {@code warnings} if only those with warnings are told
   */
  public String tellSuccessRule(String pipeline, String tell) {
    Map<String, String> values = new HashMap<>(runsOf(pipeline));
    values.put("tell", tell);
    return rule("tell_success", values);
  }

  private static Map<String, String> runsOf(String pipeline) {
    return Map.of(
        "pipeline",
        pipeline,
        "parent_machine_arn",
        LocalNames.machineArn(LocalNames.parent(pipeline)),
        "backfill_machine_arn",
        LocalNames.machineArn(LocalNames.backfill(pipeline)));
  }

  private String rule(String name, Map<String, String> own) {
    return read("events/" + name + ".json", own);
  }

  private String machine(String name, Map<String, String> own) {
    return read(name + ".asl.json", own);
  }

  private String read(String file, Map<String, String> own) {
    Map<String, String> values = new HashMap<>(LocalNames.common());
    values.putAll(own);
    try {
      return new Placeholders(values).fill(file, Files.readString(folder.resolve(file)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          folder.resolve(file) + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }
}
