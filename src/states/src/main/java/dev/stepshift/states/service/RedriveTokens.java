package dev.stepshift.states.service;

import dev.stepshift.states.concurrent.Timer;
import dev.stepshift.states.run.Execution;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** The last client tokens of RedriveExecution: ten an execution, fifteen minutes each. */
final class RedriveTokens {

  private static final int REMEMBERED = 10;
  private static final Duration LIFE = Duration.ofMinutes(15);

  private record Used(String token, Instant at) {}

  private final Timer timer;
  private final Map<String, Deque<Used>> byExecution = new HashMap<>();

  RedriveTokens(Timer timer) {
    this.timer = timer;
  }

  synchronized boolean isRepeated(Execution execution, String token) {
    Instant oldest = timer.now().minus(LIFE);
    return byExecution.getOrDefault(execution.arn(), new ArrayDeque<>()).stream()
        .anyMatch(used -> used.token().equals(token) && used.at().isAfter(oldest));
  }

  synchronized void note(Execution execution, String token) {
    Deque<Used> used = byExecution.computeIfAbsent(execution.arn(), arn -> new ArrayDeque<>());
    used.addLast(new Used(token, timer.now()));
    if (used.size() > REMEMBERED) {
      used.removeFirst();
    }
  }
}
