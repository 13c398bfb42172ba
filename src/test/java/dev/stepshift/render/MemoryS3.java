package dev.stepshift.render;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** S3 in a map: lists in pages of two, so that each test with three files reads a second page. */
public final class MemoryS3 implements S3Client {

  private static final int PAGE = 2;

  private final Map<String, Map<String, S3Object>> buckets = new TreeMap<>();
  private final Map<String, String> written = new TreeMap<>();
  private final Map<String, byte[]> texts = new TreeMap<>();

  public MemoryS3 bucket(String bucket) {
    buckets.putIfAbsent(bucket, new TreeMap<>());
    return this;
  }

  public MemoryS3 file(String bucket, String key, String etag, long size) {
    bucket(bucket);
    S3Object object =
        S3Object.builder()
            .key(key)
            .eTag('"' + etag + '"')
            .size(size)
            .lastModified(Instant.EPOCH)
            .build();
    buckets.get(bucket).put(key, object);
    return this;
  }

  /** A file that can be read too. */
  public MemoryS3 text(String bucket, String key, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    texts.put(url(bucket, key), bytes);
    return file(bucket, key, Integer.toHexString(text.hashCode()), bytes.length);
  }

  public void remove(String bucket, String key) {
    texts.remove(url(bucket, key));
    buckets.get(bucket).remove(key);
  }

  /** What was put, by URL. */
  public Map<String, String> written() {
    return written;
  }

  @Override
  public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
    if (!buckets.containsKey(request.bucket())) {
      throw NoSuchBucketException.builder().message("no such bucket").build();
    }
    List<S3Object> found =
        new ArrayList<>(
            buckets.get(request.bucket()).values().stream()
                .filter(object -> object.key().startsWith(request.prefix()))
                .toList());
    int start =
        request.continuationToken() == null ? 0 : Integer.parseInt(request.continuationToken());
    int end = Math.min(start + PAGE, found.size());
    boolean more = end < found.size();
    return ListObjectsV2Response.builder()
        .contents(found.subList(start, end))
        .isTruncated(more)
        .nextContinuationToken(more ? String.valueOf(end) : null)
        .build();
  }

  @Override
  public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
    try (var content = body.contentStreamProvider().newStream()) {
      String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
      written.put(url(request.bucket(), request.key()), text);
      return PutObjectResponse.builder().build();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Override
  public HeadObjectResponse headObject(HeadObjectRequest request) {
    long size = bytes(request.bucket(), request.key()).length;
    return HeadObjectResponse.builder().contentLength(size).build();
  }

  @Override
  public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
    byte[] bytes = bytes(request.bucket(), request.key());
    return new ResponseInputStream<>(
        GetObjectResponse.builder()
            .contentLength((long) bytes.length)
            .eTag('"' + Integer.toHexString(Arrays.hashCode(bytes)) + '"')
            .build(),
        AbortableInputStream.create(new ByteArrayInputStream(bytes)));
  }

  @Override
  public <T> T getObject(
      GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
    ResponseInputStream<GetObjectResponse> object = getObject(request);
    try {
      return transformer.transform(object.response(), AbortableInputStream.create(object));
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private byte[] bytes(String bucket, String key) {
    String url = url(bucket, key);
    if (texts.containsKey(url)) {
      return texts.get(url);
    }
    if (written.containsKey(url)) {
      return written.get(url).getBytes(StandardCharsets.UTF_8);
    }
    throw NoSuchKeyException.builder().message("no such key").statusCode(404).build();
  }

  private static String url(String bucket, String key) {
    return "s3://" + bucket + '/' + key;
  }

  @Override
  public String serviceName() {
    return "s3";
  }

  @Override
  public void close() {}
}
