package dev.stepshift.proof.faultlab;

import java.util.Locale;

/** What is started, and of which pipeline. */
record Scenario(LabPipeline pipeline, RunKind kind, ConcurrentRun concurrent) {

  @Override
  public String toString() {
    String second =
        concurrent == ConcurrentRun.NONE ? "" : " and a second run, " + words(concurrent);
    return pipeline.folder() + " " + words(kind) + second;
  }

  private static String words(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
