package dev.stepshift.redshift.copy.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepshift.redshift.copy.error.CopyFailed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The file that says where in a JSON or Avro record the columns are.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html#copy-json-jsonpaths">
 *     JSONPaths file</a>
 */
public final class JsonPathsFile {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonPathsFile() {}

  /** The paths; empty when the file has another key than {@code jsonpaths}: then names count. */
  public static Optional<List<JsonPath>> read(String url, byte[] content) throws CopyFailed {
    JsonNode root;
    try {
      root = JSON.readTree(content);
    } catch (JsonProcessingException e) {
      throw wrong(url, e.getOriginalMessage());
    } catch (IOException e) {
      throw wrong(url, Objects.requireNonNullElse(e.getMessage(), e.toString()));
    }
    if (!root.isObject()) {
      throw wrong(url, "it is not a JSON object");
    }
    if (!root.has("jsonpaths")) {
      return Optional.empty();
    }
    if (!root.get("jsonpaths").isArray()) {
      throw wrong(url, "\"jsonpaths\" is not an array");
    }
    List<JsonPath> paths = new ArrayList<>();
    for (JsonNode path : root.get("jsonpaths")) {
      if (!path.isTextual() || path.asText().isEmpty()) {
        throw wrong(url, "element " + paths.size() + " is not a path: " + path);
      }
      paths.add(JsonPath.parse(path.asText()));
    }
    return Optional.of(List.copyOf(paths));
  }

  private static CopyFailed wrong(String url, String why) {
    return new CopyFailed("Error parsing JSONPaths file '" + url + "': " + why);
  }
}
