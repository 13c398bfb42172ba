package dev.stepshift.rsql;

/** How a block ends the script. */
enum BlockExit {
  /** With an exit code other than 0, or the last statement's. */
  FAILED,
  /** With exit code 0. */
  WELL,
  /** Not at all: what comes after it runs. */
  NOT,
  /** Something else happens in it: SQL runs, or it is unclear where it leads. */
  UNCLEAR
}
