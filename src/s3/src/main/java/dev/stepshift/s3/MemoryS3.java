package dev.stepshift.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
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
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * S3 in a map, for tests that want no server: objects with and without content, pages, conditions,
 * refusals, and a note of what was asked. Answers as Amazon S3 does, for the calls it has.
 */
public final class MemoryS3 implements S3Client {

  /** As many keys as a page of Amazon S3 holds. */
  private static final int PAGE = 1000;

  private record Stored(
      Optional<byte[]> content,
      String etag,
      long size,
      Instant modified,
      Map<String, String> metadata) {

    Stored(Optional<byte[]> content, String etag, long size, Instant modified) {
      this(content, etag, size, modified, Map.of());
    }

    Stored with(Map<String, String> userMetadata) {
      return new Stored(content, etag, size, modified, Map.copyOf(userMetadata));
    }
  }

  private final int page;
  private final NavigableMap<String, NavigableMap<String, Stored>> buckets = new TreeMap<>();
  private final NavigableMap<String, String> written = new TreeMap<>();
  private final Set<String> denied = new HashSet<>();
  private final List<String> sent = new ArrayList<>();
  private int requests;

  public MemoryS3() {
    this(PAGE);
  }

  /**
   * @param page keys a page of a list, so that few objects make a test read a second one
   */
  public MemoryS3(int page) {
    this.page = page;
  }

  /** Makes a bucket; the first object makes it too. */
  public MemoryS3 bucket(String bucket) {
    buckets.putIfAbsent(bucket, new TreeMap<>());
    return this;
  }

  /** An object that can be listed and not read: its ETag, without quotes, and size are given. */
  public MemoryS3 file(String bucket, String key, String etag, long size) {
    return file(bucket, key, etag, size, Instant.EPOCH);
  }

  /** An object of another time than the others have, which is 1970. */
  public MemoryS3 file(String bucket, String key, String etag, long size, Instant modified) {
    store(bucket, key, new Stored(Optional.empty(), etag, size, modified));
    return this;
  }

  /** An object with content that is no text. */
  public MemoryS3 bytes(String bucket, String key, byte[] content) {
    store(bucket, key, stored(content.clone()));
    return this;
  }

  /** An object with content. */
  public MemoryS3 text(String bucket, String key, String text) {
    store(bucket, key, stored(text.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  /** Takes an object away. */
  public void remove(String bucket, String key) {
    written.remove(url(bucket, key));
    bucketOf(bucket).remove(key);
  }

  /** Refuses every read of an object. */
  public void deny(String bucket, String key) {
    denied.add(url(bucket, key));
  }

  /** The keys of a bucket that begin with a prefix, and what they hold. */
  public NavigableMap<String, byte[]> objects(String bucket, String prefix) {
    NavigableMap<String, byte[]> objects = new TreeMap<>();
    buckets.getOrDefault(bucket, new TreeMap<>()).tailMap(prefix).entrySet().stream()
        .takeWhile(entry -> entry.getKey().startsWith(prefix))
        .forEach(
            entry -> objects.put(entry.getKey(), entry.getValue().content().orElse(new byte[0])));
    return objects;
  }

  /** The texts that came by PutObject, by {@code s3://} address. */
  public NavigableMap<String, String> written() {
    return written;
  }

  /** The {@code s3://} addresses of the objects whose content was answered, in order. */
  public List<String> sent() {
    return sent;
  }

  /** How many lists and reads were asked for. */
  public int requests() {
    return requests;
  }

  @Override
  public synchronized ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
    requests++;
    List<S3Object> found =
        bucketOf(request.bucket()).tailMap(request.prefix()).entrySet().stream()
            .takeWhile(entry -> entry.getKey().startsWith(request.prefix()))
            .map(entry -> listed(entry.getKey(), entry.getValue()))
            .toList();
    int start =
        request.continuationToken() == null ? 0 : Integer.parseInt(request.continuationToken());
    int end = Math.min(start + page, found.size());
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
      Stored stored = stored(content.readAllBytes()).with(request.metadata());
      store(request.bucket(), request.key(), stored);
      written.put(
          url(request.bucket(), request.key()),
          new String(stored.content().orElseThrow(), StandardCharsets.UTF_8));
      return PutObjectResponse.builder().eTag(quoted(stored)).build();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
    remove(request.bucket(), request.key());
    return DeleteObjectResponse.builder().build();
  }

  @Override
  public synchronized HeadObjectResponse headObject(HeadObjectRequest request) {
    Stored stored = find(request.bucket(), request.key());
    return HeadObjectResponse.builder()
        .contentLength(stored.size())
        .eTag(quoted(stored))
        .metadata(stored.metadata())
        .build();
  }

  @Override
  public synchronized ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
    requests++;
    String url = url(request.bucket(), request.key());
    if (denied.contains(url)) {
      throw S3Exception.builder().statusCode(403).message("Access Denied").build();
    }
    Stored stored = find(request.bucket(), request.key());
    if (quoted(stored).equals(request.ifNoneMatch())) {
      throw S3Exception.builder().statusCode(304).message("Not Modified").build();
    }
    if (request.ifMatch() != null && !quoted(stored).equals(request.ifMatch())) {
      throw S3Exception.builder().statusCode(412).message("Precondition Failed").build();
    }
    byte[] whole = stored.content().orElseThrow(MemoryS3::noSuchKey);
    byte[] content = request.range() == null ? whole : part(whole, request.range());
    sent.add(url);
    return new ResponseInputStream<>(
        GetObjectResponse.builder()
            .contentLength((long) content.length)
            .eTag(quoted(stored))
            .build(),
        AbortableInputStream.create(new ByteArrayInputStream(content)));
  }

  /** Of {@code bytes=0-15}. */
  private static byte[] part(byte[] whole, String range) {
    String[] ends = range.substring("bytes=".length()).split("-", -1);
    int from = Integer.parseInt(ends[0]);
    int to = Math.min(whole.length, Integer.parseInt(ends[1]) + 1);
    return Arrays.copyOfRange(whole, from, to);
  }

  @Override
  public <T> T getObject(
      GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
    ResponseInputStream<GetObjectResponse> object = getObject(request);
    try {
      return transformer.transform(object.response(), AbortableInputStream.create(object));
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Override
  public String serviceName() {
    return "s3";
  }

  @Override
  public void close() {
    // A map has nothing to close.
  }

  private void store(String bucket, String key, Stored stored) {
    bucket(bucket);
    bucketOf(bucket).put(key, stored);
  }

  private NavigableMap<String, Stored> bucketOf(String bucket) {
    NavigableMap<String, Stored> objects = buckets.get(bucket);
    if (objects == null) {
      throw NoSuchBucketException.builder().statusCode(404).message("no such bucket").build();
    }
    return objects;
  }

  private Stored find(String bucket, String key) {
    Stored stored = buckets.getOrDefault(bucket, new TreeMap<>()).get(key);
    if (stored == null) {
      throw noSuchKey();
    }
    return stored;
  }

  private static NoSuchKeyException noSuchKey() {
    return NoSuchKeyException.builder().statusCode(404).message("no such key").build();
  }

  private static S3Object listed(String key, Stored stored) {
    return S3Object.builder()
        .key(key)
        .eTag(quoted(stored))
        .size(stored.size())
        .lastModified(stored.modified())
        .build();
  }

  private static String quoted(Stored stored) {
    return '"' + stored.etag() + '"';
  }

  private static String url(String bucket, String key) {
    return "s3://" + bucket + '/' + key;
  }

  private static Stored stored(byte[] content) {
    return new Stored(Optional.of(content), md5(content), content.length, Instant.EPOCH);
  }

  private static String md5(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
