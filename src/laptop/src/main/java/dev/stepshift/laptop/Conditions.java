package dev.stepshift.laptop;

import dev.stepshift.laptop.deploy.Sweeps;
import dev.stepshift.laptop.faults.Faults;
import dev.stepshift.states.concurrent.SystemTimer;
import dev.stepshift.states.integration.Integration;
import java.util.function.UnaryOperator;

/**
 * What a laptop makes different from AWS on purpose.
 *
 * @param around gets what Tasks call and gives what they call instead
 * @param sweeping when lost events are looked for
 * @param faults what goes wrong
 * @param pace how fast pauses and time limits pass
 */
public record Conditions(
    UnaryOperator<Integration> around,
    Sweeps.Schedule sweeping,
    Faults faults,
    SystemTimer.Pace pace) {

  /** As on AWS on a good day. */
  public static Conditions usual() {
    return new Conditions(
        UnaryOperator.identity(), Sweeps.Schedule.DEFAULT, new Faults(), SystemTimer.Pace.REAL);
  }

  public Conditions around(UnaryOperator<Integration> other) {
    return new Conditions(other, sweeping, faults, pace);
  }

  public Conditions sweeping(Sweeps.Schedule other) {
    return new Conditions(around, other, faults, pace);
  }

  public Conditions faults(Faults other) {
    return new Conditions(around, sweeping, other, pace);
  }

  public Conditions pace(SystemTimer.Pace other) {
    return new Conditions(around, sweeping, faults, other);
  }
}
