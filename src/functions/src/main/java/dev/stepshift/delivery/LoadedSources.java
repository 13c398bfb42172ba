package dev.stepshift.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.errors.SourceChanged;
import dev.stepshift.source.Parallel;
import dev.stepshift.source.S3Url;
import dev.stepshift.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Remembers which files a load was rendered for, and asks after the copy whether they are still
 * those: between the two a producer may have written one over, and COPY takes what is there.
 */
public final class LoadedSources {

  private static final Logger LOG = Logger.getLogger(LoadedSources.class);
  private static final int FILES_TOLD = 3;

  /** Some 20,000 files; seven such lists fit into the function's memory. */
  private static final long MOST_BYTES_AGAIN = 2_000_000;

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
    Map<S3Url, List<SourceFile>> folders =
        read(folder, name(loadKey)).stream().collect(Collectors.groupingBy(LoadedSources::folder));
    List<String> changed =
        Parallel.map(List.copyOf(folders.values()), this::changes).stream()
            .flatMap(List::stream)
            .sorted()
            .toList();
    if (!changed.isEmpty()) {
      int more = changed.size() - FILES_TOLD;
      throw new SourceChanged(
          "Files changed while they were copied, so nobody knows what was loaded: %s%s. Redrive the run; it takes the files as they are then."
              .formatted(
                  String.join("; ", changed.subList(0, Math.min(FILES_TOLD, changed.size()))),
                  more > 0 ? "; and %d more".formatted(more) : ""));
    }
  }

  /**
   * What the files of a load were.
   *
   * @return empty if the list is gone, or longer than what is worth to be read again
   */
  Optional<List<SourceFile>> noted(String pipeline, String table, String runId, String loadKey) {
    LoadFolder folder = LoadFolder.of(bucket, pipeline, table, runId);
    String key = folder.prefix() + name(loadKey);
    try (ResponseInputStream<GetObjectResponse> object =
        s3.getObject(request -> request.bucket(bucket).key(key))) {
      if (object.response().contentLength() > MOST_BYTES_AGAIN) {
        object.abort();
        LOG.infof("%s is too long to compare with", folder.url(name(loadKey)));
        return Optional.empty();
      }
      return Optional.of(files(json.readTree(object)));
    } catch (NoSuchKeyException gone) {
      return Optional.empty();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * What the files of a load were.
   *
   * @throws SourceChanged if nobody knows any more
   */
  List<SourceFile> requireNoted(String pipeline, String table, String runId, String loadKey) {
    return noted(pipeline, table, runId, loadKey)
        .orElseThrow(
            () ->
                new SourceChanged(
                    "The list of the files of load %s is gone, or too long, so they cannot be offered again. Delete its rows, and its row in the ledger, by hand, and deliver the files under new names."
                        .formatted(loadKey)));
  }

  private static String name(String loadKey) {
    return LoadFolder.begin(loadKey) + ".sources.json";
  }

  private List<SourceFile> read(LoadFolder folder, String name) {
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
    return files(root);
  }

  private static List<SourceFile> files(JsonNode root) {
    List<SourceFile> files = new ArrayList<>();
    root.path("buckets")
        .properties()
        .forEach(
            bucket ->
                bucket
                    .getValue()
                    .forEach(
                        file ->
                            files.add(
                                new SourceFile(
                                    bucket.getKey(),
                                    file.path(0).asText(),
                                    file.path(1).asText(),
                                    file.path(2).asLong(),
                                    Instant.EPOCH))));
    return files;
  }

  private static S3Url folder(SourceFile file) {
    return new S3Url(file.bucket(), file.key().substring(0, file.key().lastIndexOf('/') + 1));
  }

  /** Asked by a list, which tells many files at once and needs no right to read them. */
  private List<String> changes(List<SourceFile> ofAFolder) {
    SourcePlace place =
        new SourcePlace(ofAFolder.get(0).bucket(), commonBegin(ofAFolder), Optional.empty());
    Map<String, SourceFile> now =
        new SourceFiles(s3)
            .list(place).stream().collect(Collectors.toMap(SourceFile::key, file -> file));
    return ofAFolder.stream().flatMap(file -> change(file, now.get(file.key())).stream()).toList();
  }

  private static Optional<String> change(SourceFile file, @Nullable SourceFile now) {
    if (now == null) {
      return Optional.of(file.url() + " is gone");
    }
    return now.isSame(file) && now.size() == file.size()
        ? Optional.empty()
        : Optional.of(file.url() + " was written over");
  }

  private static String commonBegin(List<SourceFile> files) {
    String begin = files.get(0).key();
    for (SourceFile file : files) {
      int same = 0;
      int most = Math.min(begin.length(), file.key().length());
      while (same < most && begin.charAt(same) == file.key().charAt(same)) {
        same++;
      }
      begin = begin.substring(0, same);
    }
    return begin;
  }
}
