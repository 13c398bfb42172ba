package dev.stepshift.laptop.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventBusTest {

  private static final String RULE =
      """
      {"pattern": {"source": ["aws.redshift-data"], "detail": {"statementName": [{"prefix": "local/"}]}},
       "inputPaths": {"id": "$.detail.statementId", "rows": "$.detail.rows", "none": "$.detail.none"},
       "inputTemplate": {"id": "<id>", "text": "id <id>", "rows": "<rows>", "list": ["<id>", 1], "none": "<none>"}}
      """;

  private final BlockingQueue<ObjectNode> received = new LinkedBlockingQueue<>();

  @Test
  void deliversWhatTheRuleMakesOfAMatchingEvent() throws Exception {
    try (EventBus bus = new EventBus()) {
      bus.subscribe(EventRule.parse("complete", RULE), received::add);
      bus.accept(event("aws.redshift-data", "local/tpch/r1/orders/copy"));
      assertThat(received.poll(5, TimeUnit.SECONDS))
          .hasToString(
              "{\"id\":\"abc\",\"text\":\"id abc\",\"rows\":7,\"list\":[\"abc\",1],\"none\":\"\"}");
    }
  }

  @Test
  void keepsEventsOfOthersAway() throws Exception {
    try (EventBus bus = new EventBus()) {
      bus.subscribe(EventRule.parse("complete", RULE), received::add);
      bus.accept(event("aws.s3", "local/x"));
      bus.accept(event("aws.redshift-data", "other/x"));
      bus.accept(event("aws.redshift-data", "local/mine"));
      assertThat(received.poll(5, TimeUnit.SECONDS)).isNotNull();
      assertThat(received.poll(50, TimeUnit.MILLISECONDS)).isNull();
    }
  }

  @Test
  void goesOnAfterATargetThatFails() throws Exception {
    try (EventBus bus = new EventBus()) {
      EventRule rule = EventRule.parse("complete", RULE);
      bus.subscribe(
          rule,
          input -> {
            throw new IllegalStateException("target is down");
          });
      bus.subscribe(rule, received::add);
      bus.accept(event("aws.redshift-data", "local/mine"));
      assertThat(received.poll(5, TimeUnit.SECONDS)).isNotNull();
    }
  }

  @Test
  void countsAnEventUntilItsTargetIsDoneWithIt() throws Exception {
    CountDownLatch taken = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    try (EventBus bus = new EventBus()) {
      bus.subscribe(
          EventRule.parse("complete", RULE),
          input -> {
            taken.countDown();
            try {
              done.await();
            } catch (InterruptedException closed) {
              Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("target is down");
          });
      assertThat(bus.undelivered()).isZero();
      bus.accept(event("aws.redshift-data", "local/mine"));
      bus.accept(event("aws.s3", "nobody's"));
      assertThat(taken.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(bus.undelivered()).isEqualTo(1);
      done.countDown();
      for (int i = 0; i < 500 && bus.undelivered() > 0; i++) {
        Thread.sleep(10);
      }
      assertThat(bus.undelivered()).isZero();
    }
  }

  @Test
  void givesTheWholeEventWhereARuleHasNoTemplate() throws Exception {
    try (EventBus bus = new EventBus()) {
      bus.subscribe(
          EventRule.parse("all", "{\"pattern\":{\"source\":[\"aws.s3\"]}}"), received::add);
      bus.accept(event("aws.s3", "x"));
      assertThat(received.poll(5, TimeUnit.SECONDS).path("source").asText()).isEqualTo("aws.s3");
    }
  }

  @Test
  void refusesBadRuleFilesByName() {
    assertThatThrownBy(() -> EventRule.parse("broken", "{"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("broken: ");
    assertThatThrownBy(() -> EventRule.parse("empty", "{}"))
        .hasMessage("empty: pattern must be an object.");
    assertThatThrownBy(() -> EventRule.parse("odd", "{\"pattern\":{\"source\":\"aws.s3\"}}"))
        .hasMessageStartingWith("odd: the pattern or the event is refused");
    assertThatThrownBy(
            () ->
                EventRule.parse(
                    "path", "{\"pattern\":{\"a\":[1]},\"inputPaths\":{\"x\":\"detail.x\"}}"))
        .hasMessage("path: inputPaths.x must start with '$.': detail.x");
    EventRule unknown =
        EventRule.parse("unknown", "{\"pattern\":{\"a\":[1]},\"inputTemplate\":{\"x\":\"<y>\"}}");
    assertThatThrownBy(() -> unknown.input(event("a", "b")))
        .hasMessage("rule unknown: inputTemplate uses <y>, which inputPaths lacks.");
  }

  private static ObjectNode event(String source, String statementName) {
    ObjectNode event = new ObjectMapper().createObjectNode();
    event.put("source", source);
    event
        .putObject("detail")
        .put("statementId", "abc")
        .put("statementName", statementName)
        .put("rows", 7);
    return event;
  }
}
