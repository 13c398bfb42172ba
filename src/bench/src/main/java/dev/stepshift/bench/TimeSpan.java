package dev.stepshift.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A stretch of time. */
record TimeSpan(Instant start, Instant end) {

  TimeSpan {
    if (end.isBefore(start)) {
      throw new IllegalArgumentException("a span ends at " + end + ", before its start " + start);
    }
  }

  Duration length() {
    return Duration.between(start, end);
  }

  /** How long at least one of the spans lasted; what several cover counts once. */
  static Duration covered(Collection<TimeSpan> spans) {
    List<TimeSpan> byStart = spans.stream().sorted(Comparator.comparing(TimeSpan::start)).toList();
    Duration covered = Duration.ZERO;
    Instant reached = Instant.MIN;
    for (TimeSpan span : byStart) {
      Instant from = span.start().isAfter(reached) ? span.start() : reached;
      if (span.end().isAfter(from)) {
        covered = covered.plus(Duration.between(from, span.end()));
        reached = span.end();
      }
    }
    return covered;
  }
}
