package dev.stepshift.laptop.faults;

/**
 * An execution that somebody stops while it is at a Task.
 *
 * @param table whose machine it is; empty for any, or for the run itself
 */
public record StopFault(MachineState state, String table, InjectionPoint point) implements Fault {

  public static final String ERROR = "Injected.Stop";

  static StopFault of(FaultSpec spec) {
    FaultCatalog.Task task = spec.task(FaultCatalog.Task::stops);
    return new StopFault(task.state(), spec.tableOf(task), spec.at(task.waits()));
  }

  @Override
  public String spec() {
    return "stop" + state.spec() + StepSelector.of(table).spec() + SpecText.at(point);
  }
}
