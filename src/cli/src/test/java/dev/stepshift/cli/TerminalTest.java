package dev.stepshift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

  @Test
  void a_terminal_redraws_in_color() {
    assertThat(Terminal.of("50 132", Map.of("TERM", "xterm")))
        .isEqualTo(new Terminal(true, 50, 132, true));
  }

  @Test
  void no_color_is_respected() {
    assertThat(Terminal.of("50 132", Map.of("TERM", "xterm", "NO_COLOR", "1")).colors()).isFalse();
    assertThat(Terminal.of("50 132", Map.of("TERM", "xterm", "NO_COLOR", "")).colors()).isTrue();
  }

  @Test
  void a_pipe_and_a_dumb_terminal_get_plain_lines() {
    assertThat(Terminal.of("", Map.of("TERM", "xterm")).redraws()).isFalse();
    assertThat(Terminal.of("50 132", Map.of("TERM", "dumb")).redraws()).isFalse();
    assertThat(Terminal.of("50 132", Map.of()).redraws()).isFalse();
  }

  @Test
  void a_terminal_that_does_not_know_its_size_is_taken_for_80_by_24() {
    assertThat(Terminal.of("0 0", Map.of("TERM", "xterm")))
        .isEqualTo(new Terminal(true, 24, 80, true));
  }
}
