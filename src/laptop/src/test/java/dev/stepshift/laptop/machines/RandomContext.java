package dev.stepshift.laptop.machines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.states.expression.Bindings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an expression may see, made up: the members that it names, with values of every kind, among
 * them the texts that it compares with and those that have gone wrong elsewhere.
 */
final class RandomContext {

  /** A moment of 2026, as AWS gives it to an execution. */
  private static final Instant NOW = Instant.parse("2026-01-31T23:59:58.007Z");

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern PATH =
      Pattern.compile("\\$([A-Za-z][A-Za-z0-9_]*)((?:\\.[A-Za-z_][A-Za-z0-9_]*)*)(?!\\w*\\()");
  private static final Pattern OWN = Pattern.compile("\\$(\\w+)\\s*:=|function\\(([^)]*)\\)");
  private static final Pattern NAME = Pattern.compile("(?<![$'\\w])[A-Za-z_]\\w*(?!\\w*\\()");
  private static final Pattern TEXT = Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'");
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "orders",
          "2026-01-31",
          "2026-01-31T10:20:30.400Z",
          "\ud83d\ude00 no room \ud83d\ude00",
          "a'b\"c\\d\ne",
          "{\"Error\":\"E\",\"Cause\":\"{\\\"errorMessage\\\":\\\"inner\\\"}\",\"Status\":\"FAILED\"}",
          "{\"errorMessage\":\"outer\",\"Input\":\"{}\",\"ExecutionArn\":\"arn\",\"Name\":\"backfill-2026-01-01-x\"}",
          "{not json}",
          "{}",
          "/* stepshift-task-token: AQC/x== */ copy t",
          "Column a is varchar. The load lengthens it: alter table \"p\".\"t\" alter column \"a\" type varchar(20)",
          "ERROR: 1023 Serializable isolation violation",
          "arn:aws:states:us-east-1:000000000000:execution:local-shop-backfill:backfill-2026-01-01-a",
          "local/shop/run-1/orders/copy");

  private final Random random;
  private final List<List<String>> paths = new ArrayList<>();
  private final List<String> names;
  private final List<String> ownTexts = new ArrayList<>();

  RandomContext(String source, Random random) {
    this.random = random;
    Set<String> found = new LinkedHashSet<>();
    TEXT.matcher(source).results().forEach(text -> ownTexts.add(text.group(1)));
    String code = TEXT.matcher(source).replaceAll(" ");
    NAME.matcher(code).results().forEach(name -> found.add(name.group()));
    Set<String> own = ownVariables(code);
    Matcher matcher = PATH.matcher(code);
    while (matcher.find()) {
      if (own.contains(matcher.group(1))) {
        continue;
      }
      List<String> path = new ArrayList<>(List.of(matcher.group(1)));
      for (String step : matcher.group(2).split("\\.", -1)) {
        if (!step.isEmpty()) {
          path.add(step);
        }
      }
      paths.add(path);
    }
    found.removeAll(Set.of("and", "or", "in", "function", "true", "false", "null"));
    names = found.isEmpty() ? List.of("name") : List.copyOf(found);
  }

  /** Those that the expression itself assigns, and the parameters of its functions. */
  private static Set<String> ownVariables(String code) {
    Set<String> own = new HashSet<>();
    OWN.matcher(code)
        .results()
        .forEach(
            found -> {
              if (found.group(1) == null) {
                own.addAll(List.of(found.group(2).replaceAll("[$\\s]", "").split(",", -1)));
              } else {
                own.add(found.group(1));
              }
            });
    return own;
  }

  Bindings next() {
    ObjectNode root = JSON.objectNode();
    for (List<String> path : paths) {
      put(root, path);
    }
    JsonNode states = root.remove("states");
    Map<String, JsonNode> variables = new HashMap<>();
    root.properties().forEach(member -> variables.put(member.getKey(), member.getValue()));
    return new Bindings(
        states instanceof ObjectNode object ? object : JSON.objectNode(), variables, NOW);
  }

  private void put(ObjectNode root, List<String> path) {
    ObjectNode at = root;
    for (String step : path.subList(0, path.size() - 1)) {
      JsonNode next = at.get(step);
      at = next instanceof ObjectNode object ? object : at.putObject(step);
    }
    String last = path.get(path.size() - 1);
    boolean holdsMembers = at.get(last) instanceof ObjectNode;
    if (path.size() > 1 && random.nextInt(8) == 0) {
      return;
    }
    if (!holdsMembers) {
      at.set(last, value(2));
    }
  }

  private JsonNode value(int deepest) {
    return switch (random.nextInt(deepest == 0 ? 10 : 16)) {
      case 0 -> JSON.numberNode(random.nextInt(5) - 1);
      case 1 -> JSON.numberNode(random.nextInt(2_000_000_000));
      case 2 -> JSON.numberNode(random.nextInt(100_000) / 8.0);
      case 3 -> JSON.booleanNode(random.nextBoolean());
      case 10, 11, 12 -> array(deepest - 1);
      case 13, 14, 15 -> object(deepest - 1);
      case 4, 5, 6 -> JSON.textNode(any(ownTexts.isEmpty() ? TEXTS : ownTexts));
      default -> JSON.textNode(any(TEXTS));
    };
  }

  private String any(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private ArrayNode array(int deepest) {
    ArrayNode array = JSON.arrayNode();
    int size = random.nextInt(4);
    boolean objects = random.nextInt(3) > 0;
    for (int i = 0; i < size; i++) {
      array.add(objects ? object(deepest) : value(0));
    }
    return array;
  }

  private ObjectNode object(int deepest) {
    ObjectNode object = JSON.objectNode();
    for (String name : names) {
      if (random.nextInt(4) > 0 && object.size() < 12) {
        object.set(name, value(Math.max(0, deepest)));
      }
    }
    return object;
  }
}
