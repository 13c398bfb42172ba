package dev.stepshift.loadhistory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The loads of dates as S3 keeps them. */
final class DatedLoadsJson implements HistoryFormat<DatedLoads> {

  private final ObjectMapper json = new ObjectMapper();

  @Override
  public String write(DatedLoads history) {
    ObjectNode root = json.createObjectNode();
    root.put("location", history.location());
    write(root.putArray("loads"), history.loads());
    return root.toString();
  }

  @Override
  public DatedLoads read(String text) throws JsonProcessingException {
    JsonNode root = json.readTree(text);
    return new DatedLoads(root.path("location").asText(), read(root.path("loads")));
  }

  static void write(ArrayNode array, List<DatedLoad> loads) {
    for (DatedLoad load : loads) {
      array
          .addObject()
          .put("date", load.date().toString())
          .put("run", load.run())
          .put("loadKey", load.loadKey());
    }
  }

  static List<DatedLoad> read(JsonNode array) {
    List<DatedLoad> loads = new ArrayList<>();
    for (JsonNode load : array) {
      loads.add(
          new DatedLoad(
              LocalDate.parse(load.path("date").asText()),
              load.path("run").asText(),
              load.path("loadKey").asText()));
    }
    return loads;
  }
}
