package dev.stepshift.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

class LocalS3Test {

  @Test
  void keepsWhatIsPutAndListsItByPrefixInPages() throws Exception {
    try (LocalS3 local = LocalS3.start(0);
        S3Client s3 = local.client()) {
      s3.createBucket(r -> r.bucket("data"));
      for (String key : new String[] {"orders/a b+c.tbl", "orders/b.tbl", "part.tbl"}) {
        s3.putObject(r -> r.bucket("data").key(key), RequestBody.fromString("1|ä|\n"));
      }

      assertThat(
              s3
                  .listObjectsV2Paginator(r -> r.bucket("data").prefix("orders/").maxKeys(1))
                  .contents()
                  .stream()
                  .map(S3Object::key))
          .containsExactly("orders/a b+c.tbl", "orders/b.tbl");
      assertThat(s3.getObjectAsBytes(r -> r.bucket("data").key("orders/a b+c.tbl")).asUtf8String())
          .isEqualTo("1|ä|\n");
      assertThat(s3.headObject(r -> r.bucket("data").key("part.tbl")).contentLength()).isEqualTo(6);
      assertThat(s3.headObject(r -> r.bucket("data").key("part.tbl")).eTag())
          .isEqualTo("\"f14f2a0d2838483753453d18975b2f81\"");

      s3.deleteObject(r -> r.bucket("data").key("part.tbl"));
      assertThatThrownBy(() -> s3.getObjectAsBytes(r -> r.bucket("data").key("part.tbl")))
          .isInstanceOf(NoSuchKeyException.class);
    }
  }

  @Test
  void joinsThePartsOfAMultipartUpload() throws Exception {
    try (LocalS3 local = LocalS3.start(0);
        S3Client s3 = local.client()) {
      s3.createBucket(r -> r.bucket("data"));
      String upload = s3.createMultipartUpload(r -> r.bucket("data").key("big")).uploadId();
      byte[] first = new byte[5 << 20];
      CompletedPart one = part(s3, upload, 1, first);
      CompletedPart two = part(s3, upload, 2, new byte[] {1, 2, 3});
      s3.completeMultipartUpload(
          r ->
              r.bucket("data").key("big").uploadId(upload).multipartUpload(m -> m.parts(one, two)));

      assertThat(s3.headObject(r -> r.bucket("data").key("big")).contentLength())
          .isEqualTo(first.length + 3L);
    }
  }

  @Test
  void keepsObjectsInAFolderOverARestart(@TempDir Path folder) throws Exception {
    try (LocalS3 local = LocalS3.start(0, Optional.of(folder));
        S3Client s3 = local.client()) {
      s3.createBucket(r -> r.bucket("data"));
      s3.putObject(r -> r.bucket("data").key("a/b"), RequestBody.fromString("kept"));
    }
    try (LocalS3 local = LocalS3.start(0, Optional.of(folder));
        S3Client s3 = local.client()) {
      assertThat(s3.getObjectAsBytes(r -> r.bucket("data").key("a/b")).asUtf8String())
          .isEqualTo("kept");
    }
  }

  private static CompletedPart part(S3Client s3, String upload, int number, byte[] bytes) {
    String etag =
        s3.uploadPart(
                r -> r.bucket("data").key("big").uploadId(upload).partNumber(number),
                RequestBody.fromBytes(bytes))
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(etag).build();
  }
}
