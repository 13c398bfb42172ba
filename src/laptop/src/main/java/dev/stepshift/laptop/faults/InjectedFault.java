package dev.stepshift.laptop.faults;

import java.time.Instant;

/**
 * A fault that has struck.
 *
 * @param where what it struck, such as the name of a statement
 */
public record InjectedFault(Instant at, Fault fault, String where) {

  @Override
  public String toString() {
    return fault.spec() + " (" + where + ")";
  }
}
