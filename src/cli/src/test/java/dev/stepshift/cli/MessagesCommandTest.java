package dev.stepshift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.laptop.sns.SentMessage;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MessagesCommandTest extends CommandTest {

  @Test
  void messagesAreShownWithTheirTime() throws Exception {
    serve();
    assertThat(stepshift("messages")).isZero();
    assertThat(out.toString()).isEqualTo("Nobody was told anything: no run has failed.\n");
    messages.add(
        new SentMessage(
            Instant.parse("2026-01-01T12:00:00Z"),
            "arn",
            "Stepshift: shop failed",
            "Why\n\nLink\n"));
    out.getBuffer().setLength(0);
    assertThat(stepshift("messages")).isZero();
    assertThat(out.toString())
        .isEqualTo("2026-01-01T12:00:00Z  Stepshift: shop failed\n  Why\n\n  Link\n\n");
  }
}
