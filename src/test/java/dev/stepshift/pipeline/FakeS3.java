package dev.stepshift.pipeline;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Answers GetObject with its condition and ListObjectsV2 as S3 does, and notes every request. */
final class FakeS3 implements S3Client {

  private final Map<String, String> objects = new HashMap<>();
  private final List<String> sent = new ArrayList<>();
  private int requests;

  void put(String bucketAndKey, String text) {
    objects.put(bucketAndKey, text);
  }

  void delete(String bucketAndKey) {
    objects.remove(bucketAndKey);
  }

  List<String> sent() {
    return sent;
  }

  int requests() {
    return requests;
  }

  @Override
  public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
    requests++;
    String start = request.bucket() + "/" + request.prefix();
    return ListObjectsV2Response.builder()
        .contents(
            objects.keySet().stream()
                .filter(name -> name.startsWith(start))
                .map(
                    name ->
                        S3Object.builder()
                            .key(name.substring(request.bucket().length() + 1))
                            .eTag(etag(objects.get(name)))
                            .build())
                .toList())
        .isTruncated(false)
        .build();
  }

  private static String etag(String text) {
    return '"' + Integer.toHexString(text.hashCode()) + '"';
  }

  @Override
  public <T> T getObject(
      GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
    requests++;
    String name = request.bucket() + "/" + request.key();
    if (name.contains("forbidden")) {
      throw S3Exception.builder().statusCode(403).message("Access Denied").build();
    }
    String text = objects.get(name);
    if (text == null) {
      throw NoSuchKeyException.builder().statusCode(404).message("no such key").build();
    }
    String etag = etag(text);
    if (etag.equals(request.ifNoneMatch())) {
      throw S3Exception.builder().statusCode(304).message("Not Modified").build();
    }
    sent.add(name);
    GetObjectResponse response = GetObjectResponse.builder().eTag(etag).build();
    try {
      return transformer.transform(
          response,
          AbortableInputStream.create(
              new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public String serviceName() {
    return "s3";
  }

  @Override
  public void close() {}
}
