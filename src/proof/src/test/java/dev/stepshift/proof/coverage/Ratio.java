package dev.stepshift.proof.coverage;

/** How many were missed and how many covered. */
record Ratio(long missed, long covered) {

  Ratio plus(Ratio other) {
    return new Ratio(missed + other.missed, covered + other.covered);
  }

  /** Of nothing, all is covered. */
  double percent() {
    long all = missed + covered;
    return all == 0 ? 100 : 100.0 * covered / all;
  }
}
