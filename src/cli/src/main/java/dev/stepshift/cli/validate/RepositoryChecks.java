package dev.stepshift.cli.validate;

import dev.stepshift.errors.PipelineInvalid;
import dev.stepshift.laptop.deploy.LocalNames;
import dev.stepshift.laptop.deploy.MachineFiles;
import dev.stepshift.laptop.events.EventRule;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.Table;
import dev.stepshift.pipeline.yaml.FolderPipelineStore;
import dev.stepshift.render.SqlPreview;
import dev.stepshift.states.definition.StateMachineDefinition;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** What {@code ./stepshift validate} looks at. */
public final class RepositoryChecks implements Checks {

  private final Path cacheFolder;

  /**
   * @param cacheFolder where to keep what was found on the warehouse
   */
  RepositoryChecks(Path cacheFolder) {
    this.cacheFolder = cacheFolder;
  }

  /** With the cache of the one who asks. */
  public RepositoryChecks() {
    this(ContentCache.folderOfUser());
  }

  @Override
  public List<Check> onWarehouse(Path home, Optional<String> only) {
    FolderPipelineStore store = new FolderPipelineStore(home.resolve("sql"));
    ContentCache cache = new ContentCache(cacheFolder, home.resolve("sql"));
    List<Check> checks = new ArrayList<>();
    for (String name : only.map(List::of).orElseGet(store::names)) {
      valid(store, name)
          .ifPresent(
              pipeline ->
                  checks.add(
                      new NamedCheck(
                          name + ": SQL on an empty warehouse",
                          () -> cache.problems(name, () -> onWarehouse(store, pipeline)))));
    }
    return checks;
  }

  private static List<String> onWarehouse(FolderPipelineStore store, Pipeline pipeline) {
    return new ScratchChecks(store, preview(store), pipeline).problems();
  }

  private static SqlPreview preview(FolderPipelineStore store) {
    return new SqlPreview(store::text, LocalNames.lambdaSettings());
  }

  @Override
  public List<Check> of(Path home, Optional<String> only) {
    FolderPipelineStore store = new FolderPipelineStore(home.resolve("sql"));
    MachineFiles machines = new MachineFiles(home.resolve("statemachines"));
    List<Check> checks = new ArrayList<>();
    for (String name : only.map(List::of).orElseGet(store::names)) {
      checks.add(new NamedCheck(name + ": pipeline.yaml", () -> yaml(store, name)));
      // What a broken file would render or deploy says nothing.
      valid(store, name)
          .ifPresent(
              pipeline -> {
                checks.add(
                    new NamedCheck(name + ": SQL of each table", () -> sql(store, pipeline)));
                checks.add(
                    new NamedCheck(name + ": machines", () -> machinesOf(pipeline, machines)));
              });
    }
    if (only.isEmpty()) {
      checks.add(machine("complete_statement", machines::completeStatement));
      checks.add(machine("track_run", machines::trackRun));
      checks.add(machine("sweep_statements", machines::sweepStatements));
      checks.add(rule("complete_statement", machines::completeStatementRule));
      checks.add(rule("track_run", () -> machines.trackRunRule("any")));
      checks.add(rule("tell_success", () -> machines.tellSuccessRule("any", "warnings")));
    }
    return checks;
  }

  private static Check machine(String name, Supplier<String> text) {
    return new NamedCheck(name + ".asl.json", () -> definition(name, text));
  }

  private static Check rule(String name, Supplier<String> text) {
    String file = "events/" + name + ".json";
    return new NamedCheck(
        file,
        () ->
            problems(
                () -> {
                  EventRule.parse(file, text.get());
                  return List.of();
                }));
  }

  private static List<String> yaml(FolderPipelineStore store, String name) {
    try {
      store.pipeline(name);
      return List.of();
    } catch (PipelineInvalid invalid) {
      return invalid.problems();
    }
  }

  /** Every table is rendered, and every statement held against Redshift's grammar. */
  private static List<String> sql(FolderPipelineStore store, Pipeline pipeline) {
    return new SqlCheck(preview(store)).problems(pipeline);
  }

  private static List<String> machinesOf(Pipeline pipeline, MachineFiles machines) {
    String name = pipeline.name();
    List<String> problems = new ArrayList<>(definition(name, () -> machines.pipeline(name)));
    problems.addAll(definition(name + "-backfill", () -> machines.backfill(name)));
    problems.addAll(definition("run-phase", () -> machines.runPhase(name)));
    for (Table table : pipeline.tables()) {
      problems.addAll(definition(table.name(), () -> machines.copyAndMerge(name, table.name())));
    }
    return problems;
  }

  private static List<String> definition(String what, Supplier<String> text) {
    return problems(
        () ->
            StateMachineDefinition.problems(text.get()).stream()
                .map(found -> what + ": " + found)
                .toList());
  }

  private static Optional<Pipeline> valid(FolderPipelineStore store, String name) {
    try {
      return Optional.of(store.pipeline(name));
    } catch (PipelineInvalid toldByItsOwnCheck) {
      return Optional.empty();
    }
  }

  /** What a look finds; a file that cannot be read or filled in is the one problem then. */
  private static List<String> problems(Supplier<List<String>> look) {
    try {
      return look.get();
    } catch (IllegalArgumentException | UncheckedIOException problem) {
      return List.of(Objects.requireNonNullElse(problem.getMessage(), problem.toString()));
    }
  }

  private record NamedCheck(String name, Supplier<List<String>> look) implements Check {

    @Override
    public List<String> problems() {
      return look.get();
    }
  }
}
