package dev.stepshift.states.expression;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The functions that Step Functions adds to JSONata, and the one it takes away.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">
 *     Transforming data with JSONata in Step Functions</a>
 */
final class AwsFunctions {

  private static final Set<String> DIGESTS =
      Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  /** AWS refuses a longer range as too much memory. */
  private static final long RANGE_LIMIT = 360_145;

  private static final ObjectMapper JSON = new ObjectMapper();

  private AwsFunctions() {}

  static void bindTo(Jsonata.Frame frame) {
    frame.bind("partition", new JFunction((in, args) -> partition(args), "<x?x?:x>"));
    frame.bind("range", new JFunction((in, args) -> range(args), "<x?x?x?:x>"));
    frame.bind("hash", new JFunction((in, args) -> hash(args), "<x?x?:x>"));
    frame.bind("random", new JFunction((in, args) -> random(args), "<x?:n>"));
    frame.bind("uuid", new JFunction((in, args) -> UUID.randomUUID().toString(), "<:s>"));
    frame.bind("parse", new JFunction((in, args) -> parse(args), "<x?:x>"));
    frame.bind("eval", new JFunction((in, args) -> refuseEval(), "<x?x?:x>"));
  }

  private static @Nullable Object partition(@Nullable List<?> args) {
    Object items = argument(args, 0);
    if (items == null || argument(args, 1) == null) {
      return null;
    }
    List<?> list = items instanceof List<?> array ? array : List.of(items);
    long size = whole(args, 1, "partition");
    if (size <= 0 || list.isEmpty()) {
      return null;
    }
    List<Object> parts = new ArrayList<>();
    for (int from = 0; from < list.size(); from += (int) Math.min(size, list.size())) {
      int to = (int) Math.min(list.size(), from + size);
      parts.add(new ArrayList<>(list.subList(from, to)));
    }
    return parts;
  }

  private static @Nullable Object range(@Nullable List<?> args) {
    if (argument(args, 0) == null || argument(args, 1) == null || argument(args, 2) == null) {
      return null;
    }
    long first = whole(args, 0, "range");
    long last = whole(args, 1, "range");
    long step = whole(args, 2, "range");
    if (step == 0 || (step > 0 && first > last) || (step < 0 && first < last)) {
      return null;
    }
    if ((last - first) / step + 1 > RANGE_LIMIT) {
      throw new JException("Expression evaluation memory limit exceeded", 0);
    }
    List<Object> values = new ArrayList<>();
    for (long value = first; step > 0 ? value <= last : value >= last; value += step) {
      values.add(value == (int) value ? (Object) (int) value : (Object) value);
    }
    return values.size() == 1 ? values.get(0) : values;
  }

  private static @Nullable Object hash(@Nullable List<?> args) {
    Object data = argument(args, 0);
    Object algorithm = argument(args, 1);
    if (data == null || algorithm == null) {
      return null;
    }
    if (!(data instanceof String text)) {
      throw wrongArgument(1, "hash");
    }
    if (!(algorithm instanceof String name) || !DIGESTS.contains(name)) {
      throw wrongArgument(2, "hash");
    }
    try {
      MessageDigest digest = MessageDigest.getInstance(name);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("this Java has no " + name, missing);
    }
  }

  private static Object random(@Nullable List<?> args) {
    return argument(args, 0) == null
        ? ThreadLocalRandom.current().nextDouble()
        : new Random(whole(args, 0, "random")).nextDouble();
  }

  private static @Nullable Object parse(@Nullable List<?> args) {
    Object text = argument(args, 0);
    if (text == null) {
      return null;
    }
    if (!(text instanceof String json)) {
      throw wrongArgument(1, "parse");
    }
    try {
      JsonNode parsed =
          JSON.readerFor(JsonNode.class)
              .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .readValue(json);
      if (parsed == null || parsed.isMissingNode()) {
        throw new JException("$parse was given an empty string", 0);
      }
      return JsonValues.toExpression(parsed);
    } catch (JsonProcessingException notJson) {
      throw new JException("$parse was given no JSON: " + notJson.getOriginalMessage(), 0);
    }
  }

  private static Object refuseEval() {
    throw new JException("T1006", 0, "eval");
  }

  private static long whole(@Nullable List<?> args, int index, String function) {
    if (argument(args, index) instanceof Number number) {
      return number.longValue();
    }
    throw wrongArgument(index + 1, function);
  }

  private static @Nullable Object argument(@Nullable List<?> args, int index) {
    return args == null || args.size() <= index ? null : args.get(index);
  }

  private static JException wrongArgument(int number, String function) {
    return new JException("T0410", 0, number, function);
  }
}
