package dev.stepshift.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.functions.RunIdentity;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Writes the list of files that a COPY takes: nothing that arrives later, and an error if one is
 * gone.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/loading-data-files-using-manifest.html">Using
 *     a manifest to specify data files</a>
 */
public final class CopyManifest {

  private static final String PREFIX = OwnObjects.PREFIX + "manifests/";

  private static final int KEY_CHARACTERS = 16;

  private final ObjectMapper json = new ObjectMapper();
  private final S3Client s3;
  private final String bucket;

  public CopyManifest(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  /** Writes the manifest of a load and answers its URL. */
  public String write(
      String pipeline, String table, RunIdentity run, String loadKey, List<ManifestEntry> files) {
    String key =
        PREFIX
            + String.join("/", pipeline, table, run.id(), "")
            + loadKey.substring(0, KEY_CHARACTERS)
            + ".manifest";
    s3.putObject(
        request -> request.bucket(bucket).key(key).contentType("application/json"),
        RequestBody.fromString(content(files)));
    return "s3://" + bucket + '/' + key;
  }

  private String content(List<ManifestEntry> files) {
    ObjectNode manifest = json.createObjectNode();
    ArrayNode entries = manifest.putArray("entries");
    for (ManifestEntry file : files) {
      ObjectNode entry = entries.addObject();
      entry.put("url", file.url());
      entry.put("mandatory", true);
      // Only columnar formats need it.
      file.size().ifPresent(size -> entry.putObject("meta").put("content_length", size));
    }
    return manifest.toString();
  }
}
