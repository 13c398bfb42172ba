package dev.stepshift.laptop;

import dev.stepshift.laptop.deploy.SweepScheduler;
import dev.stepshift.laptop.faults.EventFault;
import dev.stepshift.laptop.faults.Faults;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.states.concurrent.SystemTimer;
import dev.stepshift.states.integration.Integration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a laptop makes different from AWS on purpose.
 *
 * @param warehouse one that is up, and stays up when the laptop is closed; none for one of its own
 * @param around gets what Tasks call and gives what they call instead
 * @param sweeping when lost events are looked for
 * @param faults what goes wrong
 * @param pace how fast pauses and time limits pass
 */
public record Conditions(
    Optional<Warehouse> warehouse,
    UnaryOperator<Integration> around,
    SweepScheduler.Schedule sweeping,
    Faults faults,
    SystemTimer.Pace pace) {

  /** As on AWS on a good day. */
  public static Conditions usual() {
    return new Conditions(
        Optional.empty(),
        UnaryOperator.identity(),
        SweepScheduler.Schedule.DEFAULT,
        new Faults(),
        SystemTimer.Pace.REAL);
  }

  public Conditions warehouse(Warehouse other) {
    return new Conditions(Optional.of(other), around, sweeping, faults, pace);
  }

  public Conditions around(UnaryOperator<Integration> other) {
    return new Conditions(warehouse, other, sweeping, faults, pace);
  }

  public Conditions sweeping(SweepScheduler.Schedule other) {
    return new Conditions(warehouse, around, other, faults, pace);
  }

  /** Whoever loses events on purpose wants to see them found, and not to wait for long. */
  public Conditions faults(Faults other) {
    boolean losesEvents = other.waiting().stream().anyMatch(EventFault.class::isInstance);
    return new Conditions(
        warehouse, around, losesEvents ? SweepScheduler.Schedule.OFTEN : sweeping, other, pace);
  }

  public Conditions pace(SystemTimer.Pace other) {
    return new Conditions(warehouse, around, sweeping, faults, other);
  }
}
