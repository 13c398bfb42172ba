package dev.stepshift.laptop.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Messages as one process tells them to another: {@code {"messages":[{"at":…,"text":…}]}}. */
public final class SentMessages {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SentMessages() {}

  public static ObjectNode toJson(List<SentMessage> messages) {
    ObjectNode page = JSON.createObjectNode();
    ArrayNode list = page.putArray("messages");
    for (SentMessage message : messages) {
      list.addObject()
          .put("at", message.at().toString())
          .put("topicArn", message.topicArn())
          .put("subject", message.subject())
          .put("text", message.text());
    }
    return page;
  }

  public static List<SentMessage> fromJson(JsonNode page) {
    List<SentMessage> messages = new ArrayList<>();
    for (JsonNode message : page.path("messages")) {
      messages.add(
          new SentMessage(
              Instant.parse(message.path("at").asText()),
              message.path("topicArn").asText(),
              message.path("subject").asText(),
              message.path("text").asText()));
    }
    return messages;
  }
}
