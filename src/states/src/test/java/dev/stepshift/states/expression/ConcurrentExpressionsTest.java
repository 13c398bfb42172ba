package dev.stepshift.states.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Executions evaluate side by side. */
class ConcurrentExpressionsTest {

  private static final int ROUNDS = 20_000;

  private final Expressions expressions = new Expressions();

  /** The library evaluates in the instance that its thread has compiled last. */
  @Test
  void aThreadDoesNotSeeTheVariablesOfTheOneThatCompiledItsExpression() throws Exception {
    String merge = "{% $merge([{'rows': $rows}, {}]).rows %}";
    String other = "{% $join($map([1..20], function($n) { $merge })) %}";
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      CountDownLatch compiled = new CountDownLatch(1);
      // The first thread compiles last what the second one evaluates.
      Future<?> hides =
          threads.submit(
              () -> {
                evaluateOther(other);
                evaluate(merge, Map.of("rows", IntNode.valueOf(0)));
                compiled.countDown();
                for (int round = 0; round < ROUNDS; round++) {
                  evaluateOther(other);
                }
              });
      Future<?> evaluates =
          threads.submit(
              () -> {
                compiled.await();
                for (int round = 0; round < ROUNDS; round++) {
                  assertThat(evaluate(merge, Map.of("rows", IntNode.valueOf(round))).intValue())
                      .isEqualTo(round);
                }
                return null;
              });
      hides.get();
      evaluates.get();
    } finally {
      threads.shutdownNow();
    }
  }

  private void evaluateOther(String other) {
    assertThat(evaluate(other, Map.of("merge", TextNode.valueOf("upsert"))).textValue())
        .startsWith("upsertupsert");
  }

  private JsonNode evaluate(String expression, Map<String, JsonNode> variables) {
    return expressions.evaluate(
        TextNode.valueOf(expression),
        "Output",
        new Bindings(JsonNodeFactory.instance.objectNode(), variables, Instant.EPOCH));
  }
}
