package dev.stepshift.proof.deliveries;

/** How a load ends. */
enum Outcome {
  LOADED,
  ALREADY_LOADED,
  FAILED
}
