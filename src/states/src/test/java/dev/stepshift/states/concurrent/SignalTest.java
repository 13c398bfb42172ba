package dev.stepshift.states.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndListenersTest {

  private final EndListeners listeners = new EndListeners();
  private final List<String> told = new ArrayList<>();

  @Test
  void whoWaitsIsToldOnceTheEndIs() {
    listeners.add(() -> told.add("waiting"));
    assertThat(told).isEmpty();

    listeners.tell();
    listeners.tell();

    assertThat(told).containsExactly("waiting");
  }

  @Test
  void whoComesLateIsToldAtOnce() {
    listeners.tell();

    listeners.add(() -> told.add("late"));

    assertThat(told).containsExactly("late");
  }
}
