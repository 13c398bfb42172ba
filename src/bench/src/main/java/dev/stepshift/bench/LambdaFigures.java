package dev.stepshift.bench;

import java.util.List;

/**
 * What one process of a handler took.
 *
 * @param cold milliseconds from the start of the process to the first answer
 * @param warm milliseconds of each later call
 * @param memory most resident memory of the process, in bytes
 */
record LambdaFigures(double cold, List<Double> warm, long memory) {}
