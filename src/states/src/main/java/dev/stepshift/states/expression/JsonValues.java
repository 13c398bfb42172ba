package dev.stepshift.states.expression;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries JSON into the expression language and back. Whole numbers stay whole. */
final class JsonValues {

  /** Below it every whole double is exactly one long. */
  private static final double EXACT = 9_007_199_254_740_992d;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private JsonValues() {}

  static Object toExpression(JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> object = new LinkedHashMap<>();
      node.properties().forEach(f -> object.put(f.getKey(), toExpression(f.getValue())));
      return object;
    }
    if (node.isArray()) {
      List<Object> array = new ArrayList<>(node.size());
      node.forEach(item -> array.add(toExpression(item)));
      return array;
    }
    if (node.isNull() || node.isMissingNode()) {
      // A Java null is JSONata's "nothing", which is another thing than JSON's null.
      return Jsonata.NULL_VALUE;
    }
    if (node.isNumber()) {
      return number(node);
    }
    return node.isBoolean() ? (Object) node.booleanValue() : node.asText();
  }

  /**
   * The value of an expression; empty is "nothing" (undefined).
   *
   * @throws NotJson if the value is, or holds, a function
   */
  static Optional<JsonNode> toJson(Object value) {
    return value == null ? Optional.empty() : Optional.of(json(value));
  }

  private static JsonNode json(Object value) {
    if (value == null || value == Jsonata.NULL_VALUE) {
      return JSON.nullNode();
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = JSON.objectNode();
      map.forEach((key, item) -> object.set(String.valueOf(key), json(item)));
      return object;
    }
    if (value instanceof List<?> list) {
      ArrayNode array = JSON.arrayNode();
      list.forEach(item -> array.add(json(item)));
      return array;
    }
    if (value instanceof Boolean flag) {
      return JSON.booleanNode(flag);
    }
    if (value instanceof Number number) {
      return json(number);
    }
    if (value instanceof CharSequence text) {
      return JSON.textNode(text.toString());
    }
    throw new NotJson();
  }

  private static JsonNode json(Number number) {
    if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
      return JSON.numberNode(number.intValue());
    }
    if (number instanceof Long) {
      return whole(number.longValue());
    }
    double value = number.doubleValue();
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      // JSON has no such number; AWS writes JavaScript's name of it.
      return JSON.textNode(String.valueOf(value));
    }
    if (value == Math.rint(value) && Math.abs(value) < EXACT) {
      return whole((long) value);
    }
    return JSON.numberNode(value);
  }

  private static JsonNode whole(long value) {
    return value == (int) value ? JSON.numberNode((int) value) : JSON.numberNode(value);
  }

  private static Object number(JsonNode node) {
    if (node.isInt() || node.isShort()) {
      return node.intValue();
    }
    if (node.isLong()) {
      return node.longValue();
    }
    if (node.isBigInteger()) {
      return node.doubleValue();
    }
    double value =
        node.isBigDecimal() ? new BigDecimal(node.asText()).doubleValue() : node.asDouble();
    if (value == Math.rint(value) && Math.abs(value) < EXACT) {
      long whole = (long) value;
      return whole == (int) whole ? (Object) (int) whole : (Object) whole;
    }
    return value;
  }

  /** The value cannot be written as JSON. */
  static final class NotJson extends RuntimeException {
    NotJson() {
      super("the value is a function, not JSON", null, false, false);
    }
  }
}
