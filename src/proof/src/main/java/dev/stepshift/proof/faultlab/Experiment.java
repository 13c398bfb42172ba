package dev.stepshift.proof.faultlab;

import dev.stepshift.laptop.faults.RequestedFault;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is started, and by what it is disturbed.
 *
 * @param index of the seed's experiments, counted from 0
 * @param isPatient whether a redrive waits until all has come to rest
 */
record Experiment(int index, Scenario scenario, boolean isPatient, List<RequestedFault> faults) {

  Experiment at(int other) {
    return new Experiment(other, scenario, isPatient, faults);
  }

  @Override
  public String toString() {
    return "%s: %s"
        .formatted(
            scenario, faults.stream().map(Experiment::spec).collect(Collectors.joining(" + ")));
  }

  private static String spec(RequestedFault wanted) {
    return wanted.fault().spec() + (wanted.times() == 1 ? "" : ":times=" + wanted.times());
  }
}
