package dev.stepshift.states.expression;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates JSONata where Amazon States Language allows it: in any string value that is wholly
 * enclosed in <code>{% %}</code>, at any depth.
 */
public final class Expressions {

  /** AWS gives up after a second; a busy laptop may need longer for honest work. */
  private static final long TIME_LIMIT_MILLIS = 5_000;

  private static final int DEPTH_LIMIT = 300;

  private final Map<String, Jsonata> compiled = new ConcurrentHashMap<>();

  /** Whether a text is an expression; no blank may stand outside the braces. */
  public static boolean isExpression(String text) {
    return text.length() >= 4 && text.startsWith("{%") && text.endsWith("%}");
  }

  /** The JSONata inside the braces. */
  public static String source(String expression) {
    return expression.substring(2, expression.length() - 2).trim();
  }

  /** What is wrong with a JSONata source, as far as can be told before it runs. */
  public static List<String> problems(String source) {
    if (source.isEmpty()) {
      return List.of("the expression is empty");
    }
    try {
      return TopLevelReferences.in(Jsonata.jsonata(source)).stream()
          .map(
              name ->
                  "Reference to '"
                      + name
                      + "' at the top level is not supported; write"
                      + " $states.input."
                      + name
                      + " or $"
                      + name)
          .toList();
    } catch (JException error) {
      return List.of("is not a valid JSONata expression: " + error.getMessage());
    } catch (StackOverflowError error) {
      return List.of("is not a valid JSONata expression: it is nested too deeply");
    }
  }

  /**
   * Evaluates all expressions in a value.
   *
   * @param field the value's place in the state, for messages: {@code Output/rows}
   * @throws QueryFailed if an expression fails or gives nothing
   */
  public JsonNode evaluate(JsonNode template, String field, Bindings bindings) {
    if (template.isTextual() && isExpression(template.textValue())) {
      return evaluateSource(source(template.textValue()), field, bindings);
    }
    if (template instanceof ObjectNode object) {
      ObjectNode result = object.objectNode();
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        result.set(
            member.getKey(), evaluate(member.getValue(), field + "/" + member.getKey(), bindings));
      }
      return result;
    }
    if (template instanceof ArrayNode array) {
      ArrayNode result = array.arrayNode();
      for (int index = 0; index < array.size(); index++) {
        result.add(evaluate(array.get(index), field + "[" + index + "]", bindings));
      }
      return result;
    }
    return template;
  }

  private JsonNode evaluateSource(String source, String field, Bindings bindings) {
    try {
      return run(source, bindings)
          .orElseThrow(() -> failure(source, field, "returned nothing (undefined)."));
    } catch (JException error) {
      throw failure(source, field, "threw an error during evaluation. " + describe(error));
    } catch (JsonValues.NotJson function) {
      throw failure(source, field, "returned an unexpected result type.");
    } catch (StackOverflowError deep) {
      throw failure(
          source,
          field,
          "threw an error during evaluation. Stack overflow error: check for"
              + " non-terminating recursive function.");
    } catch (QueryFailed known) {
      throw known;
    } catch (RuntimeException error) {
      throw failure(source, field, "threw an error during evaluation. " + error);
    }
  }

  /** The failure of a field whose value has a type that the field cannot take. */
  public static QueryFailed unexpectedType(JsonNode template, String field) {
    String source =
        template.isTextual() && isExpression(template.textValue())
            ? source(template.textValue())
            : template.toString();
    return failure(source, field, "returned an unexpected result type.");
  }

  private Optional<JsonNode> run(String source, Bindings bindings) {
    Jsonata expression = compiled.computeIfAbsent(source, Expressions::compile);
    // A compiled expression keeps what it is evaluating in fields of its own.
    synchronized (expression) {
      Jsonata.Frame frame = expression.createFrame();
      frame.setRuntimeBounds(TIME_LIMIT_MILLIS, DEPTH_LIMIT);
      AwsFunctions.bindTo(frame);
      Substring.bindTo(frame);
      ToMillis.bindTo(frame);
      bindClock(frame, bindings);
      frame.bind("states", JsonValues.toExpression(bindings.states()));
      bindings
          .variables()
          .forEach((name, value) -> frame.bind(name, JsonValues.toExpression(value)));
      return JsonValues.toJson(expression.evaluate(null, frame));
    }
  }

  private static void bindClock(Jsonata.Frame frame, Bindings bindings) {
    long now = bindings.now().toEpochMilli();
    frame.bind("millis", new JFunction((in, args) -> now, "<:n>"));
    frame.bind(
        "now",
        new JFunction(
            (in, args) -> Functions.dateTimeFromMillis(now, text(args, 0), text(args, 1)),
            "<s?s?:s>"));
  }

  private static @Nullable String text(@Nullable List<?> args, int index) {
    return args == null || args.size() <= index ? null : (String) args.get(index);
  }

  private static Jsonata compile(String source) {
    Jsonata expression = Jsonata.jsonata(source);
    expression.setOutputConvertNulls(false);
    // A thread evaluates everything inside the instance that it compiled last, and writes its
    // variables there: one that nobody else has keeps them out of what is shared.
    Jsonata.jsonata("null");
    return expression;
  }

  private static String describe(JException error) {
    String code = error.getError();
    String message = error.getMessage();
    return code == null || message == null || message.startsWith(code)
        ? String.valueOf(message)
        : code + ": " + message;
  }

  private static QueryFailed failure(String source, String field, String what) {
    return new QueryFailed(
        field,
        "The JSONata expression '" + source + "' specified for the field '" + field + "' " + what);
  }

  /** An expression gave no usable value. */
  public static final class QueryFailed extends RuntimeException {

    private final String field;
    private final String text;

    QueryFailed(String field, String message) {
      super(message, null, false, false);
      this.field = field;
      this.text = message;
    }

    /** What is wrong with the expression. */
    public String text() {
      return text;
    }

    public String field() {
      return field;
    }
  }
}
