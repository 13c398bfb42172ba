package dev.stepshift.laptop.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;

class LocalSnsTest {

  private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:local-notifications";
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private LocalSns sns;
  private SnsClient client;

  @BeforeEach
  void start() throws IOException {
    sns = LocalSns.start(0, Clock.fixed(NOON, ZoneOffset.UTC));
    client =
        SnsClient.builder()
            .endpointOverride(sns.endpoint())
            .region(Region.US_EAST_1)
            .httpClientBuilder(ApacheHttpClient.builder())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    sns.close();
  }

  @Test
  void keepsWhatIsPublished() {
    String text = "100 % of it: a=b & c\nd €";
    String id =
        client.publish(to -> to.topicArn(TOPIC).subject("It failed").message(text)).messageId();
    assertThat(id).isNotBlank();
    client.publish(to -> to.topicArn(TOPIC).message("second"));
    assertThat(sns.messages())
        .containsExactly(
            new SentMessage(NOON, TOPIC, "It failed", text),
            new SentMessage(NOON, TOPIC, "", "second"));
  }

  @Test
  void refusesWhatSnsRefuses() {
    assertThatThrownBy(() -> client.publish(to -> to.topicArn(TOPIC).message("")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Message");
    assertThatThrownBy(
            () -> client.publish(to -> to.topicArn(TOPIC).subject("a\nb").message("text")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Subject");
    assertThatThrownBy(() -> client.listTopics())
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Publish alone");
    assertThat(sns.messages()).isEmpty();
  }
}
