package dev.stepshift.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepshift.errors.NoSourceFiles;
import dev.stepshift.errors.RequestInvalid;
import dev.stepshift.source.S3Url;
import dev.stepshift.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Reads the manifest that a producer wrote, and asks S3 for each of its files: COPY would leave out
 * a missing one that is not mandatory, and take one that is half the size that the producer meant.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/loading-data-files-using-manifest.html">Using
 *     a manifest to specify data files</a>
 */
final class SourceManifest {

  private static final Logger LOG = Logger.getLogger(SourceManifest.class);

  private final ObjectMapper json = new ObjectMapper();
  private final S3Client s3;

  SourceManifest(S3Client s3) {
    this.s3 = s3;
  }

  /**
   * @param place its prefix is the manifest's key
   * @return no files if there is no manifest, or none in it
   * @throws RequestInvalid if it is not a COPY manifest
   * @throws NoSourceFiles if a mandatory file is missing, or one has another size
   */
  FilesToLoad read(SourcePlace place) {
    String manifest = new S3Url(place.bucket(), place.prefix()).toString();
    Optional<String> text = text(place);
    if (text.isEmpty()) {
      return new FilesToLoad(manifest, List.of(), Optional.empty(), Optional.empty(), List.of());
    }
    Map<SourceFile, JsonNode> files = new LinkedHashMap<>();
    JsonNode content = content(manifest, text.get());
    JsonNode entries = content.path("entries");
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      JsonNode entry = entries.get(i);
      file(manifest, i, entry)
          .ifPresentOrElse(
              file -> files.putIfAbsent(file, entry),
              () -> missing.add(entry.path("url").asText()));
    }
    List<SourceFile> sorted = new ArrayList<>(files.keySet());
    sorted.sort(Comparator.comparing(SourceFile::key).thenComparing(SourceFile::bucket));
    return new FilesToLoad(
        "a place that " + manifest + " names",
        sorted,
        Optional.empty(),
        new ManifestRowCount(manifest).in(content, files.values()),
        warnings(manifest, missing));
  }

  private static List<String> warnings(String manifest, List<String> missing) {
    if (missing.isEmpty()) {
      return List.of();
    }
    String warning =
        "%s lists files that are missing and not mandatory: %s"
            .formatted(manifest, FileNames.some(missing));
    LOG.warn(warning);
    return List.of(warning);
  }

  private Optional<String> text(SourcePlace place) {
    try {
      return Optional.of(
          s3.getObjectAsBytes(request -> request.bucket(place.bucket()).key(place.prefix()))
              .asUtf8String());
    } catch (NoSuchKeyException missing) {
      return Optional.empty();
    } catch (NoSuchBucketException missing) {
      throw new RequestInvalid(
          "The bucket "
              + place.bucket()
              + " of the source's manifest does not exist; fix it or create the bucket.");
    }
  }

  private JsonNode content(String manifest, String text) {
    try {
      JsonNode content = json.readTree(text);
      if (content.path("entries").isArray()) {
        return content;
      }
    } catch (JsonProcessingException noJson) {
      LOG.debugf(noJson, "%s", manifest);
    }
    throw new RequestInvalid(
        manifest + " is not a COPY manifest; write {\"entries\":[{\"url\":\"s3://bucket/key\"}]}.");
  }

  private Optional<SourceFile> file(String manifest, int index, JsonNode entry) {
    S3Url url =
        S3Url.ofObject(entry.path("url").asText())
            .orElseThrow(
                () ->
                    new RequestInvalid(
                        "%s has no usable url in entries[%d]; write one such as s3://bucket/key."
                            .formatted(manifest, index)));
    Optional<HeadObjectResponse> head = head(url);
    if (head.isEmpty()) {
      if (entry.path("mandatory").asBoolean(false)) {
        throw new NoSourceFiles(
            "There is no file at %s, which is mandatory in %s. Upload it and redrive the run."
                .formatted(url, manifest));
      }
      return Optional.empty();
    }
    long size = head.get().contentLength();
    JsonNode promised = entry.path("meta").path("content_length");
    if (promised.isNumber() && promised.asLong() != size) {
      throw new NoSourceFiles(
          ("The file at %s has %d bytes and not the %d that %s says, so it is not the one that was"
                  + " meant. Upload it, or fix the manifest, and redrive the run.")
              .formatted(url, size, promised.asLong(), manifest));
    }
    String etag = head.get().eTag() == null ? "" : head.get().eTag().replace("\"", "");
    return Optional.of(
        new SourceFile(url.bucket(), url.key(), etag, size, head.get().lastModified()));
  }

  private Optional<HeadObjectResponse> head(S3Url url) {
    try {
      return Optional.of(s3.headObject(request -> request.bucket(url.bucket()).key(url.key())));
    } catch (NoSuchKeyException | NoSuchBucketException missing) {
      return Optional.empty();
    }
  }
}
