package dev.stepshift.laptop.machines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.stepshift.states.expression.Bindings;
import dev.stepshift.states.expression.Expressions;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Evaluates every expression of the machines in made-up contexts and writes what came of it, for
 * {@code src/test/javascript/compare-expressions.mjs}, which asks the reference implementation the
 * same.
 */
class ExpressionSamplesTest {

  private static final int CONTEXTS = 250;
  private static final Path SAMPLES = Path.of("target/expression-samples.ndjson");

  /** Escaped, as half a surrogate pair can be no UTF-8 and is what to look for. */
  private final ObjectMapper json =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Expressions expressions = new Expressions();

  @Test
  void eachExpressionOfTheMachinesGivesAValueInSomeContext() throws IOException {
    Map<String, Set<String>> sources = MachineExpressions.all();
    List<String> silent = new ArrayList<>();
    Files.createDirectories(SAMPLES.getParent());
    try (BufferedWriter samples = Files.newBufferedWriter(SAMPLES)) {
      for (Map.Entry<String, Set<String>> source : sources.entrySet()) {
        if (write(source.getKey(), source.getValue(), samples) == 0) {
          silent.add(source.getKey());
        }
      }
    }
    assertThat(sources).hasSizeGreaterThan(200);
    assertThat(silent).as("expressions whose result no context shows").isEmpty();
  }

  private int write(String source, Set<String> machines, BufferedWriter samples)
      throws IOException {
    RandomContext contexts = new RandomContext(source, new Random(source.hashCode()));
    int values = 0;
    for (int i = 0; i < CONTEXTS; i++) {
      Bindings bindings = contexts.next();
      ObjectNode sample = json.createObjectNode();
      sample.put("machine", String.join(", ", machines));
      sample.put("source", source);
      sample.put("millis", bindings.now().toEpochMilli());
      sample.set("states", bindings.states());
      ObjectNode variables = sample.putObject("variables");
      bindings.variables().forEach(variables::set);
      try {
        JsonNode value =
            expressions.evaluate(TextNode.valueOf("{%" + source + "%}"), "Output", bindings);
        sample.set("value", value);
        values++;
      } catch (Expressions.QueryFailed failed) {
        sample.put(failed.text().contains("returned nothing") ? "nothing" : "error", failed.text());
      }
      samples.write(json.writeValueAsString(sample));
      samples.newLine();
    }
    return values;
  }
}
