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
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Answers GetObject with its condition as S3 does, and notes what was sent in full. */
final class FakeS3 implements S3Client {

  private final Map<String, String> objects = new HashMap<>();
  private final List<String> sent = new ArrayList<>();

  void put(String bucketAndKey, String text) {
    objects.put(bucketAndKey, text);
  }

  void delete(String bucketAndKey) {
    objects.remove(bucketAndKey);
  }

  List<String> sent() {
    return sent;
  }

  @Override
  public <T> T getObject(
      GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
    String name = request.bucket() + "/" + request.key();
    if (name.contains("forbidden")) {
      throw S3Exception.builder().statusCode(403).message("Access Denied").build();
    }
    String text = objects.get(name);
    if (text == null) {
      throw NoSuchKeyException.builder().statusCode(404).message("no such key").build();
    }
    String etag = '"' + Integer.toHexString(text.hashCode()) + '"';
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
