package dev.stepshift.states.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalTest {

  private final Signal signal = new Signal();
  private final List<String> told = new ArrayList<>();

  @Test
  void whoListensIsToldOnce() {
    signal.whenGiven(() -> told.add("waiting"));
    assertThat(told).isEmpty();

    signal.give();
    signal.give();

    assertThat(told).containsExactly("waiting");
  }

  @Test
  void whoComesLateIsToldAtOnce() {
    signal.give();

    signal.whenGiven(() -> told.add("late"));

    assertThat(told).containsExactly("late");
  }
}
