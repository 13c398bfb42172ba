package dev.stepshift.laptop.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepshift.pipeline.Table;
import dev.stepshift.pipeline.yaml.PipelineReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What faults can strike.
 *
 * @param tables of the pipeline
 * @param tasks the Task states of all machines
 */
public record FaultCatalog(List<String> tables, List<Task> tasks) {

  public static final List<String> STEPS =
      List.of("copy", "validate_staging", "merge", "validate_target");

  /** What stands for the table in the names of the statements around the tables. */
  public static final String NO_TABLE = "_";

  /** The steps around the tables. */
  public static final List<String> PHASES = List.of("setup", "validate", "maintain");

  public static final List<String> FUNCTIONS =
      List.of("plan-run", "render-sql", "convert-xml", "check-validation", "check-run");

  /** What the functions ask of S3. */
  public static final List<String> S3_ACTIONS =
      List.of("GetObject", "PutObject", "ListObjectsV2", "HeadObject");

  public static final List<String> ACTIONS =
      List.of(
          "BatchExecuteStatement",
          "ExecuteStatement",
          "DescribeStatement",
          "GetStatementResult",
          "ListStatements",
          "CancelStatement");

  private static final String ENDING = ".asl.json";

  /**
   * A Task state.
   *
   * @param resource its Resource, such as {@code arn:aws:states:::lambda:invoke}
   */
  public record Task(MachineState state, String resource) {

    /** Whether the work goes on after the call was answered. */
    public boolean waits() {
      return resource.contains(".waitForTaskToken") || resource.contains(".sync");
    }

    /** Whether its execution may be stopped by somebody: not those of the Express machines. */
    public boolean stops() {
      return DeployedMachine.STOPPABLE.contains(state.machine());
    }

    /** Whether it writes to DynamoDB. */
    public boolean writes() {
      return resource.contains("dynamodb:") && !resource.contains("getItem");
    }
  }

  /**
   * The steps that a specification names.
   *
   * @param table one of the pipeline's, or {@link #NO_TABLE}
   * @param step empty for any
   * @throws FaultSpecInvalid if there is no such table or step
   */
  StepSelector select(String spec, String table, String step) {
    boolean isPhase = table.equals(NO_TABLE);
    if (!isPhase) {
      require(spec, "table", table, tables);
    }
    return StepSelector.of(
        table, step.isEmpty() ? "" : require(spec, "step", step, isPhase ? PHASES : STEPS));
  }

  /**
   * @throws FaultSpecInvalid if a name that a specification gives is none of those there are
   */
  static String require(String spec, String what, String name, List<String> all) {
    if (!all.contains(name)) {
      throw new FaultSpecInvalid(
          spec, "there is no %s '%s'. There are %s.".formatted(what, name, String.join(", ", all)));
    }
    return name;
  }

  /**
   * Reads the machines and a pipeline.
   *
   * @param home the repository's root
   */
  public static FaultCatalog of(Path home, String pipeline) {
    Path file = home.resolve("sql/pipelines").resolve(pipeline).resolve("pipeline.yaml");
    try {
      List<String> tables =
          new PipelineReader()
              .readFolder(pipeline, Files.readString(file)).tables().stream()
                  .map(Table::name)
                  .toList();
      return new FaultCatalog(tables, tasks(home.resolve("statemachines")));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The Task states of the machine files in a folder, machine by machine. */
  public static List<Task> tasks(Path machines) {
    List<Task> tasks = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    try (Stream<Path> files = Files.list(machines)) {
      for (Path file : files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList()) {
        String name = file.getFileName().toString();
        collect(
            name.substring(0, name.length() - ENDING.length()),
            json.readTree(Files.readString(file)),
            tasks);
      }
      return tasks;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void collect(String machine, JsonNode flow, List<Task> tasks) {
    flow.path("States")
        .properties()
        .forEach(
            state -> {
              if (state.getValue().path("Type").asText().equals("Task")) {
                tasks.add(
                    new Task(
                        new MachineState(machine, state.getKey()),
                        state.getValue().path("Resource").asText()));
              }
              collect(machine, state.getValue().path("ItemProcessor"), tasks);
              state.getValue().path("Branches").forEach(branch -> collect(machine, branch, tasks));
            });
  }
}
