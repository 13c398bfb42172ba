package dev.stepshift.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.errors.SourceChanged;
import dev.stepshift.source.Parallel;
import dev.stepshift.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Remembers which files a load was rendered for, and asks after the copy whether they are still
 * those: between the two a producer may have written one over, and COPY takes what is there.
 */
public final class LoadedSources {

  private static final int FILES_TOLD = 3;

  private final ObjectMapper json = new ObjectMapper();
  private final S3Client s3;
  private final String bucket;

  /**
   * @param bucket where the files are noted
   */
  public LoadedSources(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  /** Writes down bucket, key, ETag and size of each file. */
  public void note(LoadFolder folder, String loadKey, List<SourceFile> files) {
    ObjectNode root = json.createObjectNode();
    ObjectNode buckets = root.putObject("buckets");
    Map<String, List<SourceFile>> byBucket =
        files.stream()
            .collect(
                Collectors.groupingBy(SourceFile::bucket, LinkedHashMap::new, Collectors.toList()));
    byBucket.forEach(
        (of, some) -> {
          ArrayNode entries = buckets.putArray(of);
          some.forEach(
              file -> entries.addArray().add(file.key()).add(file.etag()).add(file.size()));
        });
    folder.put(s3, name(loadKey), root.toString());
  }

  /**
   * Compares the files of a load with what is there now.
   *
   * @throws SourceChanged if a file was written over or is gone, or nobody noted what they were
   */
  public void requireUnchanged(String pipeline, String table, String runId, String loadKey) {
    LoadFolder folder = LoadFolder.of(bucket, pipeline, table, runId);
    List<String> changed =
        Parallel.map(read(folder, name(loadKey)), this::change).stream()
            .flatMap(Optional::stream)
            .toList();
    if (!changed.isEmpty()) {
      throw new SourceChanged(
          "%d files changed while they were copied, so nobody knows what was loaded: %s%s. Redrive the run; it takes the files as they are then."
              .formatted(
                  changed.size(),
                  String.join("; ", changed.subList(0, Math.min(FILES_TOLD, changed.size()))),
                  changed.size() > FILES_TOLD ? "; and others" : ""));
    }
  }

  private static String name(String loadKey) {
    return LoadFolder.begin(loadKey) + ".sources.json";
  }

  private List<Noted> read(LoadFolder folder, String name) {
    JsonNode root;
    try {
      root =
          json.readTree(
              s3.getObjectAsBytes(
                      request -> request.bucket(folder.bucket()).key(folder.prefix() + name))
                  .asUtf8String());
    } catch (NoSuchKeyException missing) {
      throw new SourceChanged(
          "%s is gone, so nobody knows whether the files are those that were listed. Redrive the run."
              .formatted(folder.url(name)));
    } catch (JsonProcessingException damaged) {
      throw new SourceChanged(
          "%s is damaged, so nobody knows whether the files are those that were listed. Redrive the run."
              .formatted(folder.url(name)));
    }
    List<Noted> files = new ArrayList<>();
    root.path("buckets")
        .properties()
        .forEach(
            bucket ->
                bucket
                    .getValue()
                    .forEach(
                        file ->
                            files.add(
                                new Noted(
                                    bucket.getKey(),
                                    file.path(0).asText(),
                                    file.path(1).asText(),
                                    file.path(2).asLong()))));
    return files;
  }

  /** A file as it was when the load was rendered. */
  private record Noted(String bucket, String key, String etag, long size) {

    String url() {
      return "s3://%s/%s".formatted(bucket, key);
    }
  }

  private Optional<String> change(Noted file) {
    HeadObjectResponse now;
    try {
      now = s3.headObject(request -> request.bucket(file.bucket()).key(file.key()));
    } catch (NoSuchKeyException | NoSuchBucketException gone) {
      return Optional.of(file.url() + " is gone");
    }
    String etag = Objects.requireNonNullElse(now.eTag(), "").replace("\"", "");
    return etag.equals(file.etag()) && now.contentLength() == file.size()
        ? Optional.empty()
        : Optional.of(file.url() + " was written over");
  }
}
