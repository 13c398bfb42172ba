package dev.stepshift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServeCommandTest extends CommandTest {

  @Test
  void serveSaysHowToPointTheAwsCliAtIt() throws Exception {
    Thread serve = startStepshift(Duration.ZERO, "serve");
    awaitOutput("Ctrl-C stops it.");
    assertThat(Files.readString(home.resolve(".stepshift/env")))
        .isEqualTo(
            """
            export AWS_ENDPOINT_URL_SFN=http://127.0.0.1:9
            export AWS_ENDPOINT_URL_REDSHIFT_DATA=http://127.0.0.1:9
            export AWS_ENDPOINT_URL_S3=http://127.0.0.1:9
            export AWS_ENDPOINT_URL_DYNAMODB=http://127.0.0.1:9
            export AWS_REGION=us-east-1
            export AWS_DEFAULT_REGION=us-east-1
            export AWS_ACCESS_KEY_ID=local
            export AWS_SECRET_ACCESS_KEY=local
            """);
    assertThat(stepshift("serve")).isEqualTo(1);
    assertThat(err.toString()).contains("serves already");
    interrupts.interrupt();
    serve.interrupt();
  }

  @Test
  void aPortThatIsTakenIsNamedWithItsOption() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      assertThat(stepshift("serve", "--s3-port", port)).isEqualTo(1);
      assertThat(out.toString()).isEmpty();
      assertThat(err.toString())
          .isEqualTo(
              "stepshift: Port %s (--s3-port) is taken: give another one, or leave the option out"
                      .formatted(port)
                  + " for any free one.\n");
    }
  }
}
