package dev.stepshift.proof.faultlab;

import java.util.Set;

/** The scenarios that come to a point: all that is in the sets. */
record ScenarioFilter(
    Set<LabPipeline> pipelines, Set<RunKind> kinds, Set<ConcurrentRun> concurrent) {

  static final ScenarioFilter ANY =
      new ScenarioFilter(
          Set.of(LabPipeline.values()), Set.of(RunKind.values()), Set.of(ConcurrentRun.values()));

  ScenarioFilter of(LabPipeline pipeline) {
    return new ScenarioFilter(Set.of(pipeline), kinds, concurrent);
  }

  ScenarioFilter on(RunKind... days) {
    return new ScenarioFilter(pipelines, Set.of(days), concurrent);
  }

  ScenarioFilter with(ConcurrentRun second) {
    return new ScenarioFilter(pipelines, kinds, Set.of(second));
  }

  boolean takes(Scenario scenario) {
    return pipelines.contains(scenario.pipeline())
        && kinds.contains(scenario.kind())
        && concurrent.contains(scenario.concurrent());
  }

  int choices() {
    return pipelines.size() * kinds.size() * concurrent.size();
  }
}
