package dev.stepshift.laptop.faults;

/**
 * An execution that somebody stops while it is at a Task.
 *
 * @param table whose machine it is; empty for any, or for the run itself
 */
public record StopFault(State state, String table, Moment moment) implements Fault {

  public static final String ERROR = "Injected.Stop";

  @Override
  public String words() {
    return "stop" + state.words() + Place.of(table).words() + FaultWords.at(moment);
  }
}
