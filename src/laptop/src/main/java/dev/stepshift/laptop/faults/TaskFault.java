package dev.stepshift.laptop.faults;

/**
 * A Task whose call fails.
 *
 * @param table whose machine it is; empty for any, or for machines that are no table's
 * @param error the name that Retry and Catch match
 */
public record TaskFault(State state, String table, String error, Moment moment) implements Fault {

  /** No Retry names it. */
  public static final String INJECTED = "Injected.Fault";

  @Override
  public String words() {
    return "fail"
        + state.words()
        + Place.of(table).words()
        + FaultWords.at(moment)
        + (error.equals(INJECTED) ? "" : FaultWords.error(error));
  }
}
