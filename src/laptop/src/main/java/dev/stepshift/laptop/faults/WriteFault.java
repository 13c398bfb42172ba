package dev.stepshift.laptop.faults;

/**
 * A write that DynamoDB does not confirm.
 *
 * @param state the Task that writes
 * @param table whose machine it is; empty for any, or for machines that are no table's
 * @param moment never {@link Moment#DURING}: the write is lost, or its answer is
 */
public record WriteFault(State state, String table, Moment moment) implements Fault {

  @Override
  public String words() {
    return "drop-write" + state.words() + Place.of(table).words() + FaultWords.at(moment);
  }
}
