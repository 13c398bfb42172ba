package dev.stepshift.claim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.claim.ClaimBook.Settled;
import dev.stepshift.source.SourceFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A book as S3 keeps it; written node by node, since a native image knows no record's fields. */
final class ClaimBookJson {

  private final ObjectMapper json = new ObjectMapper();

  String write(ClaimBook book) {
    ObjectNode root = json.createObjectNode();
    root.put("place", book.place());
    root.put("horizon", book.horizon().toString());
    writeFiles(root.putArray("seen"), book.seen());
    book.pending().ifPresent(claim -> writeClaim(root.putObject("pending"), claim));
    book.settled()
        .ifPresent(
            last -> {
              ObjectNode settled = root.putObject("settled");
              settled.put("run", last.run());
              writeClaim(settled, last.claim());
            });
    return root.toString();
  }

  ClaimBook read(String text) throws JsonProcessingException {
    JsonNode root = json.readTree(text);
    return new ClaimBook(
        root.path("place").asText(),
        Instant.parse(root.path("horizon").asText()),
        readFiles(root.path("seen")),
        root.has("pending") ? Optional.of(readClaim(root.path("pending"))) : Optional.empty(),
        root.has("settled") ? Optional.of(readSettled(root.path("settled"))) : Optional.empty());
  }

  private static Settled readSettled(JsonNode settled) {
    return new Settled(settled.path("run").asText(), readClaim(settled));
  }

  private static void writeClaim(ObjectNode node, Claim claim) {
    node.put("loadKey", claim.loadKey());
    node.put("lookBackDays", claim.lookBackDays());
    ArrayNode superseded = node.putArray("superseded");
    claim.superseded().forEach(superseded::add);
    writeFiles(node.putArray("files"), claim.files());
  }

  private static Claim readClaim(JsonNode pending) {
    List<String> superseded = new ArrayList<>();
    pending.path("superseded").forEach(key -> superseded.add(key.asText()));
    return new Claim(
        pending.path("loadKey").asText(),
        readFiles(pending.path("files")),
        superseded,
        pending.path("lookBackDays").asInt());
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
