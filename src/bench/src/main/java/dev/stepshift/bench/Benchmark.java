package dev.stepshift.bench;

/** What can be measured by itself; {@code GAPS} is a part of what {@code RUN} measures. */
public enum Benchmark {
  COPY(0.1, 5),
  FORMATS(1, 1),
  RUN(0.1, 5),
  GAPS(0.1, 5),
  LAMBDAS(0.1, 5),
  START(0.1, 5),
  HEADERS(1, 3);

  private final double scale;
  private final int times;

  Benchmark(double scale, int times) {
    this.scale = scale;
    this.times = times;
  }

  /** The TPC-H scale factor that it has by itself. */
  double scale() {
    return scale;
  }

  /** How often it is repeated by itself. */
  int times() {
    return times;
  }
}
