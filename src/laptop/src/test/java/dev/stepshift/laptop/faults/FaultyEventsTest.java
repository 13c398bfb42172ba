package dev.stepshift.laptop.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FaultyEventsTest {

  @Test
  void aLateEventIsPendingUntilTheBusHasIt() throws Exception {
    Faults faults = new Faults();
    faults.arm(
        new EventFault(
            EventFault.Kind.DELAY,
            EventFault.Subject.STATEMENT,
            StepSelector.of("orders"),
            Duration.ofMillis(300)));
    BlockingQueue<ObjectNode> received = new LinkedBlockingQueue<>();
    ObjectNode end = JsonNodeFactory.instance.objectNode().put("source", "aws.redshift-data");
    end.putObject("detail").put("statementName", "local/shop/run/orders/merge");
    try (FaultyEvents events = new FaultyEvents(faults, received::add)) {
      events.accept(end);
      assertThat(received).isEmpty();
      assertThat(events.pending()).isEqualTo(1);
      assertThat(received.poll(5, TimeUnit.SECONDS)).isEqualTo(end);
      for (int i = 0; i < 500 && events.pending() > 0; i++) {
        Thread.sleep(10);
      }
      assertThat(events.pending()).isZero();
    }
  }
}
