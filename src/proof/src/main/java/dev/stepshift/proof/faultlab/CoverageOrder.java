package dev.stepshift.proof.faultlab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts those experiments first that bring what the ones before them have not, or seldom. */
final class CoverageOrder {

  private final Map<String, Integer> seen = new HashMap<>();

  /** An experiment and what it brings, which is asked again for each place. */
  private record Candidate(Experiment experiment, Set<String> features) {

    static Candidate of(Experiment experiment) {
      return new Candidate(experiment, featuresOf(experiment));
    }
  }

  private CoverageOrder() {}

  static List<Experiment> order(List<Experiment> experiments) {
    CoverageOrder order = new CoverageOrder();
    List<Candidate> open = new ArrayList<>(experiments.stream().map(Candidate::of).toList());
    List<Experiment> ordered = new ArrayList<>();
    while (!open.isEmpty()) {
      Candidate next = open.stream().max(Comparator.comparingDouble(order::novelty)).orElseThrow();
      next.features().forEach(feature -> order.seen.merge(feature, 1, Integer::sum));
      open.remove(next);
      ordered.add(next.experiment());
    }
    return ordered;
  }

  private double novelty(Candidate candidate) {
    return candidate.features().stream()
        .mapToDouble(feature -> 1.0 / (1 + seen.getOrDefault(feature, 0)))
        .sum();
  }

  /** Its scenario, and each fault by its kind and by the machine, step or call that it strikes. */
  private static Set<String> featuresOf(Experiment experiment) {
    return Stream.concat(
            Stream.of(experiment.scenario().toString()),
            experiment.faults().stream()
                .flatMap(
                    wanted ->
                        Stream.of(
                            wanted.fault().name(),
                            wanted.fault().name() + " " + FaultCoverage.area(wanted.fault()))))
        .collect(Collectors.toSet());
  }
}
