package dev.stepshift.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Writes what COPY reads besides the files of one load: the lists of the files that it takes, so
 * that nothing counts that arrives later and a file that is gone is an error, and the paths to
 * fields that are not called as their columns are.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/loading-data-files-using-manifest.html">Using
 *     a manifest to specify data files</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html#copy-json-jsonpaths">JSONPaths
 *     file</a>
 */
public final class LoadObjects {

  private final ObjectMapper json = new ObjectMapper();
  private final S3Client s3;
  private final LoadFolder folder;
  private final String loadKey;

  public LoadObjects(S3Client s3, LoadFolder folder, String loadKey) {
    this.s3 = s3;
    this.folder = folder;
    this.loadKey = LoadFolder.begin(loadKey);
  }

  /** Writes the manifest of all files and answers its URL. */
  public String manifest(List<ManifestEntry> files) {
    return put(loadKey + ".manifest", manifestJson(files));
  }

  /**
   * Writes the manifest of some of the files.
   *
   * @param number of the COPY that takes them
   */
  public String manifest(int number, List<ManifestEntry> files) {
    return put("%s-%d.manifest".formatted(loadKey, number), manifestJson(files));
  }

  /**
   * Writes a JSONPaths file and answers its URL.
   *
   * @param names of the fields, in the order of COPY's columns
   */
  public String paths(int number, List<String> names) {
    ObjectNode root = json.createObjectNode();
    ArrayNode paths = root.putArray("jsonpaths");
    names.forEach(name -> paths.add("$['" + name + "']"));
    return put("%s-%d.jsonpaths".formatted(loadKey, number), root);
  }

  private String put(String name, ObjectNode content) {
    return folder.put(s3, name, content.toString());
  }

  private ObjectNode manifestJson(List<ManifestEntry> files) {
    ObjectNode manifest = json.createObjectNode();
    ArrayNode entries = manifest.putArray("entries");
    for (ManifestEntry file : files) {
      ObjectNode entry = entries.addObject();
      entry.put("url", file.url());
      entry.put("mandatory", true);
      // Only columnar formats need it.
      file.size().ifPresent(size -> entry.putObject("meta").put("content_length", size));
    }
    return manifest;
  }
}
