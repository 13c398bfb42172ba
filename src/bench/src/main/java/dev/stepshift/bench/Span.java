package dev.stepshift.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A stretch of time. */
record Span(Instant start, Instant end) {

  Span {
    if (end.isBefore(start)) {
      throw new IllegalArgumentException("a span ends at " + end + ", before its start " + start);
    }
  }

  Duration length() {
    return Duration.between(start, end);
  }

  /** How long at least one of the spans lasted; what several cover counts once. */
  static Duration covered(Collection<Span> spans) {
    List<Span> byStart = spans.stream().sorted(Comparator.comparing(Span::start)).toList();
    Duration covered = Duration.ZERO;
    Instant reached = Instant.MIN;
    for (Span span : byStart) {
      Instant from = span.start().isAfter(reached) ? span.start() : reached;
      if (span.end().isAfter(from)) {
        covered = covered.plus(Duration.between(from, span.end()));
        reached = span.end();
      }
    }
    return covered;
  }
}
