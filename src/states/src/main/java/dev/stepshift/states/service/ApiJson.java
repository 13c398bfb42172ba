package dev.stepshift.states.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.aws.http.AwsError;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads requests, and writes what all answers have in common. */
final class ApiJson {

  private static final String TOKEN = "page-";

  private ApiJson() {}

  static String text(ObjectNode request, String member) {
    return optionalText(request, member)
        .orElseThrow(
            () ->
                new AwsError(
                    "ValidationException",
                    "1 validation error detected: Value at '"
                        + member
                        + "' failed to satisfy constraint: Member must not be null"));
  }

  static Optional<String> optionalText(ObjectNode request, String member) {
    JsonNode value = request.get(member);
    return value == null || value.isNull() ? Optional.empty() : Optional.of(value.asText());
  }

  static boolean flag(ObjectNode request, String member, boolean fallback) {
    return request.path(member).asBoolean(fallback);
  }

  /** Epoch seconds with a fraction, as this protocol has it. */
  static void putTime(ObjectNode object, String member, Instant when) {
    object.put(member, BigDecimal.valueOf(when.toEpochMilli(), 3));
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** One page of a list. */
  static <T> ObjectNode page(
      ObjectNode request,
      String member,
      List<T> all,
      int standardSize,
      Function<T, JsonNode> write) {
    int from = optionalText(request, "nextToken").map(ApiJson::offset).orElse(0);
    int wanted = request.path("maxResults").asInt(0);
    if (wanted < 0 || wanted > 1000) {
      throw new AwsError("ValidationException", "maxResults must be from 0 to 1000");
    }
    int size = wanted == 0 ? standardSize : wanted;
    int to = Math.min(all.size(), from + size);
    ObjectNode answer = object();
    ArrayNode items = answer.putArray(member);
    all.subList(Math.min(from, all.size()), to).forEach(item -> items.add(write.apply(item)));
    if (to < all.size()) {
      answer.put("nextToken", TOKEN + to);
    }
    return answer;
  }

  private static int offset(String token) {
    try {
      if (token.startsWith(TOKEN)) {
        return Integer.parseInt(token.substring(TOKEN.length()));
      }
    } catch (NumberFormatException notOurs) {
      // Answered below, like every token that is not ours.
    }
    throw new AwsError("InvalidToken", "Invalid Token: '" + token + "'");
  }
}
