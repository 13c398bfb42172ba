package dev.stepshift.laptop.faults;

/**
 * A Task whose call fails.
 *
 * @param table whose machine it is; empty for any, or for machines that are no table's
 * @param error the name that Retry and Catch match
 */
public record TaskFault(MachineState state, String table, String error, InjectionPoint point)
    implements Fault {

  /** No Retry names it. */
  public static final String INJECTED = "Injected.Fault";

  static TaskFault of(FaultSpec spec) {
    FaultCatalog.Task task = spec.task(any -> true);
    return new TaskFault(
        task.state(), spec.tableOf(task), spec.error(INJECTED), spec.at(task.waits()));
  }

  @Override
  public String spec() {
    return "fail"
        + state.spec()
        + StepSelector.of(table).spec()
        + SpecText.at(point)
        + (error.equals(INJECTED) ? "" : SpecText.error(error));
  }
}
