package dev.stepshift.bench;

/**
 * One COPY, measured.
 *
 * @param rows loaded
 * @param nanos from the statement to its answer
 * @param peak most resident memory of the process that ran it, in bytes; 0 where the operating
 *     system does not tell
 */
record FormatLoad(long rows, long nanos, long peak) {

  double rowsPerSecond() {
    return rows * 1e9 / nanos;
  }
}
