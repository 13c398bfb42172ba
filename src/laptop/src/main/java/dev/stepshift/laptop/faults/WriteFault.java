package dev.stepshift.laptop.faults;

/**
 * A write that DynamoDB does not confirm.
 *
 * @param state the Task that writes
 * @param table whose machine it is; empty for any, or for machines that are no table's
 * @param point never {@link InjectionPoint#DURING}: the write is lost, or its answer is
 */
public record WriteFault(MachineState state, String table, InjectionPoint point) implements Fault {

  static WriteFault of(FaultSpec spec) {
    FaultCatalog.Task task = spec.task(FaultCatalog.Task::writes);
    return new WriteFault(task.state(), spec.tableOf(task), spec.at());
  }

  @Override
  public String spec() {
    return "drop-write" + state.spec() + StepSelector.of(table).spec() + SpecText.at(point);
  }
}
