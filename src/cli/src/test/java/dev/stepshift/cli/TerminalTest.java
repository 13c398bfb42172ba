package dev.stepshift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

  @Test
  void aTerminalRedrawsInColor() {
    assertThat(Terminal.of("50 132", Map.of("TERM", "xterm")))
        .isEqualTo(new Terminal(true, 50, 132, true));
  }

  @Test
  void noColorIsRespected() {
    assertThat(Terminal.of("50 132", Map.of("TERM", "xterm", "NO_COLOR", "1")).colors()).isFalse();
    assertThat(Terminal.of("50 132", Map.of("TERM", "xterm", "NO_COLOR", "")).colors()).isTrue();
  }

  @Test
  void aPipeAndADumbTerminalGetPlainLines() {
    assertThat(Terminal.of("", Map.of("TERM", "xterm")).redraws()).isFalse();
    assertThat(Terminal.of("50 132", Map.of("TERM", "dumb")).redraws()).isFalse();
    assertThat(Terminal.of("50 132", Map.of()).redraws()).isFalse();
  }

  @Test
  void aTerminalThatDoesNotKnowItsSizeIsTakenFor80By24() {
    assertThat(Terminal.of("0 0", Map.of("TERM", "xterm")))
        .isEqualTo(new Terminal(true, 24, 80, true));
  }
}
