package dev.stepshift.proof.coverage;

/** How much of some code the tests have run. */
record Coverage(Ratio lines, Ratio branches) {

  static final Coverage NONE = new Coverage(new Ratio(0, 0), new Ratio(0, 0));

  Coverage plus(Coverage other) {
    return new Coverage(lines.plus(other.lines), branches.plus(other.branches));
  }
}
