package dev.stepshift.proof.faultlab;

import dev.stepshift.laptop.faults.Fault;
import java.util.List;
import java.util.function.Function;

/**
 * A point at which a fault can strike.
 *
 * @param scenarios those that come to it
 * @param faults the fault, and those that bring a run to its point; what they leave open is drawn
 */
record FaultPoint(ScenarioFilter scenarios, Function<RandomDetails, List<Fault>> faults) {}
