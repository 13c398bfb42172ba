package dev.stepshift.loadhistory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.loadhistory.FileLoadHistory.CompletedLoad;
import dev.stepshift.source.SourceFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A history as S3 keeps it; written node by node, since a native image knows no record's fields.
 */
final class FileLoadHistoryJson implements HistoryFormat<FileLoadHistory> {

  private final ObjectMapper json = new ObjectMapper();

  @Override
  public String write(FileLoadHistory history) {
    ObjectNode root = json.createObjectNode();
    root.put("location", history.location());
    root.put("watermark", history.watermark().toString());
    writeFiles(root.putArray("loaded"), history.loaded());
    writeTexts(root.putArray("forgotten"), history.forgotten().fingerprints());
    root.put("tooManyForgotten", history.forgotten().tooMany());
    history.pending().ifPresent(load -> writeLoad(root.putObject("pending"), load));
    history
        .completed()
        .ifPresent(
            last -> {
              ObjectNode completed = root.putObject("completed");
              completed.put("run", last.run());
              writeLoad(completed, last.load());
            });
    DatedLoadsJson.write(root.putArray("loads"), history.loads());
    return root.toString();
  }

  @Override
  public FileLoadHistory read(String text) throws JsonProcessingException {
    JsonNode root = json.readTree(text);
    return new FileLoadHistory(
        root.path("location").asText(),
        Instant.parse(root.path("watermark").asText()),
        readFiles(root.path("loaded")),
        new ForgottenFiles(
            readTexts(root.path("forgotten")), root.path("tooManyForgotten").asBoolean()),
        root.has("pending") ? Optional.of(readLoad(root.path("pending"))) : Optional.empty(),
        root.has("completed")
            ? Optional.of(readCompleted(root.path("completed")))
            : Optional.empty(),
        DatedLoadsJson.read(root.path("loads")));
  }

  private static CompletedLoad readCompleted(JsonNode completed) {
    return new CompletedLoad(completed.path("run").asText(), readLoad(completed));
  }

  private static void writeLoad(ObjectNode node, FileLoad load) {
    node.put("loadKey", load.loadKey());
    node.put("lookBackDays", load.lookBackDays());
    node.put("date", load.date().toString());
    writeTexts(node.putArray("superseded"), load.superseded());
    writeTexts(node.putArray("takesBack"), load.takesBack());
    writeTexts(node.putArray("gone"), load.gone());
    writeFiles(node.putArray("files"), load.files());
  }

  private static FileLoad readLoad(JsonNode load) {
    return new FileLoad(
        load.path("loadKey").asText(),
        LocalDate.parse(load.path("date").asText()),
        readFiles(load.path("files")),
        readTexts(load.path("superseded")),
        readTexts(load.path("takesBack")),
        readTexts(load.path("gone")),
        load.path("lookBackDays").asInt());
  }

  private static void writeTexts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  private static List<String> readTexts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static void writeFiles(ArrayNode array, List<SourceFile> files) {
    for (SourceFile file : files) {
      ObjectNode node = array.addObject();
      node.put("bucket", file.bucket());
      node.put("key", file.key());
      node.put("etag", file.etag());
      node.put("size", file.size());
      node.put("modified", file.modified().toString());
    }
  }

  private static List<SourceFile> readFiles(JsonNode array) {
    List<SourceFile> files = new ArrayList<>();
    for (JsonNode node : array) {
      files.add(
          new SourceFile(
              node.path("bucket").asText(),
              node.path("key").asText(),
              node.path("etag").asText(),
              node.path("size").asLong(),
              Instant.parse(node.path("modified").asText())));
    }
    return files;
  }
}
