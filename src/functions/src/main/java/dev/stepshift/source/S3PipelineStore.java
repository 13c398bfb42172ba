package dev.stepshift.source;

import dev.stepshift.errors.PipelineNotFound;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.PipelineStore;
import dev.stepshift.pipeline.yaml.PipelineReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The {@code sql/} folder in a bucket. Each use asks S3 whether the object has changed and reads it
 * only then, so that new SQL needs no new build and a warm Lambda pays one small request; {@link
 * #latest} asks that for all templates by one listing.
 *
 * <p>The role needs {@code s3:ListBucket} besides {@code s3:GetObject}: without it S3 answers a
 * missing key with 403 instead of 404.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html">GetObject</a>
 */
public final class S3PipelineStore implements PipelineStore {

  private static final String TEMPLATES = "templates/";
  private static final int NOT_MODIFIED = 304;
  private static final int NOT_FOUND = 404;

  private record CachedText(String etag, String text) {}

  private record CachedPipeline(CachedText file, Pipeline pipeline) {}

  private final S3Client s3;
  private final String bucket;
  private final String prefix;
  private final PipelineReader reader = new PipelineReader();
  private final Map<String, CachedText> texts = new ConcurrentHashMap<>();
  private final Map<String, CachedPipeline> pipelines = new ConcurrentHashMap<>();

  /**
   * @param prefix of the keys, such as {@code sql/}; empty if the folder is the bucket itself
   */
  public S3PipelineStore(S3Client s3, String bucket, String prefix) {
    this.s3 = s3;
    this.bucket = bucket;
    this.prefix = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
  }

  @Override
  public Pipeline pipeline(String name) {
    CachedText file = read(PipelineStore.fileOf(name));
    CachedPipeline cached = pipelines.get(name);
    if (cached == null || !cached.file().equals(file)) {
      cached = new CachedPipeline(file, reader.readFolder(name, file.text()));
      pipelines.put(name, cached);
    }
    return cached.pipeline();
  }

  @Override
  public String text(String path) {
    return read(PipelineStore.requireInside(path)).text();
  }

  @Override
  public PipelineStore latest() {
    Map<String, String> etags = new HashMap<>();
    s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix + TEMPLATES))
        .contents()
        .forEach(object -> etags.put(object.key(), object.eTag()));
    return new Listed(etags);
  }

  /** The store at one moment, as a listing of its templates showed it. */
  private final class Listed implements PipelineStore {

    private final Map<String, String> etags;

    Listed(Map<String, String> etags) {
      this.etags = etags;
    }

    @Override
    public Pipeline pipeline(String name) {
      return S3PipelineStore.this.pipeline(name);
    }

    @Override
    public String text(String path) {
      CachedText known = texts.get(path);
      return known != null && known.etag().equals(etags.get(prefix + path))
          ? known.text()
          : S3PipelineStore.this.text(path);
    }
  }

  private CachedText read(String path) {
    Optional<CachedText> known = Optional.ofNullable(texts.get(path));
    GetObjectRequest.Builder request = GetObjectRequest.builder().bucket(bucket).key(prefix + path);
    known.ifPresent(cached -> request.ifNoneMatch(cached.etag()));
    try {
      ResponseBytes<GetObjectResponse> object = s3.getObjectAsBytes(request.build());
      CachedText read =
          new CachedText(object.response().eTag(), object.asString(StandardCharsets.UTF_8));
      texts.put(path, read);
      return read;
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_MODIFIED && known.isPresent()) {
        return known.get();
      }
      if (e.statusCode() == NOT_FOUND) {
        texts.remove(path);
        throw new PipelineNotFound(
            "there is no s3://%s/%s%s; check the name, or deploy the sql folder again"
                .formatted(bucket, prefix, path));
      }
      throw e;
    }
  }
}
