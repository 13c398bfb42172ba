package dev.stepshift.proof.deliveries;

/** How a load ends. */
enum LoadOutcome {
  LOADED,
  ALREADY_LOADED,
  FAILED
}
