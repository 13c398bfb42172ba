package dev.stepshift.header;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.pipeline.FileFormat;
import dev.stepshift.pipeline.Table;
import dev.stepshift.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Keeps the layouts of a table's files in the data bucket, so that a redrive reads new ones only.
 */
record LayoutCache(S3Client s3, String bucket) {

  private static final Logger LOG = Logger.getLogger(LayoutCache.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  KnownLayouts read(String pipeline, Table table) {
    FileFormat format = table.source().format();
    try {
      String text =
          s3.getObjectAsBytes(request -> request.bucket(bucket).key(key(pipeline, table)))
              .asUtf8String();
      KnownLayouts known = known(JSON.readTree(text));
      return known.format().equals(format.toString()) ? known : KnownLayouts.none(format);
    } catch (NoSuchKeyException first) {
      return KnownLayouts.none(format);
    } catch (JsonProcessingException damaged) {
      LOG.warnf(damaged, "s3://%s/%s is read anew", bucket, key(pipeline, table));
      return KnownLayouts.none(format);
    }
  }

  void write(String pipeline, Table table, Map<SourceFile, Optional<FileLayout>> read) {
    KnownLayouts known = KnownLayouts.of(table.source().format(), read);
    s3.putObject(
        request -> request.bucket(bucket).key(key(pipeline, table)).contentType("application/json"),
        RequestBody.fromString(json(known).toString()));
  }

  private static String key(String pipeline, Table table) {
    return "stepshift/layouts/%s/%s.json".formatted(pipeline, table.name());
  }

  private static ObjectNode json(KnownLayouts known) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", known.format());
    ArrayNode layouts = root.putArray("layouts");
    for (FileLayout layout : known.layouts()) {
      ObjectNode one = layouts.addObject();
      one.put("headerLines", layout.headerLines());
      ArrayNode columns = one.putArray("columns");
      for (FileColumn column : layout.columns()) {
        ArrayNode parts = columns.addArray();
        parts.add(column.name());
        parts.add(column.stored());
        column.type().ifPresent(parts::add);
      }
    }
    ObjectNode files = root.putObject("files");
    known.files().forEach(files::put);
    return root;
  }

  private static KnownLayouts known(JsonNode root) {
    List<FileLayout> layouts = new ArrayList<>();
    for (JsonNode layout : root.path("layouts")) {
      List<FileColumn> columns = new ArrayList<>();
      for (JsonNode column : layout.path("columns")) {
        columns.add(
            new FileColumn(
                column.path(0).asText(),
                Optional.ofNullable(column.get(2)).map(JsonNode::asText),
                column.path(1).asText()));
      }
      layouts.add(new FileLayout(columns, layout.path("headerLines").asInt()));
    }
    Map<String, Integer> files = new HashMap<>();
    root.path("files")
        .properties()
        .forEach(file -> files.put(file.getKey(), file.getValue().asInt()));
    return new KnownLayouts(root.path("format").asText(), layouts, files);
  }
}
