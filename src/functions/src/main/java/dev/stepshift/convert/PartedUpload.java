package dev.stepshift.convert;

import dev.stepshift.source.S3Url;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Writes an object whose size nobody knows beforehand, a part at a time. It is there once it is
 * complete, and never in part.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html">Amazon S3
 *     multipart upload limits</a>: parts of 5 MiB or more, 10,000 of them
 */
final class PartedUpload extends OutputStream {

  /** 10,000 of them make 78 GiB. */
  private static final int PART_BYTES = 8 * 1024 * 1024;

  private final S3Client s3;
  private final S3Url place;
  private final byte[] part = new byte[PART_BYTES];
  private final List<CompletedPart> sent = new ArrayList<>();
  private int filled;
  private String uploadId = "";
  private boolean complete;

  PartedUpload(S3Client s3, S3Url place) {
    this.s3 = s3;
    this.place = place;
  }

  @Override
  public void write(int one) {
    if (filled == PART_BYTES) {
      send();
    }
    part[filled++] = (byte) one;
  }

  @Override
  public void write(byte[] many, int offset, int length) {
    int from = offset;
    int left = length;
    while (left > 0) {
      if (filled == PART_BYTES) {
        send();
      }
      int step = Math.min(left, PART_BYTES - filled);
      System.arraycopy(many, from, part, filled, step);
      filled += step;
      from += step;
      left -= step;
    }
  }

  /** Makes the object appear. */
  void complete() {
    if (uploadId.isEmpty()) {
      s3.putObject(
          request -> request.bucket(place.bucket()).key(place.key()),
          RequestBody.fromBytes(rest()));
    } else {
      send();
      s3.completeMultipartUpload(
          request ->
              request
                  .bucket(place.bucket())
                  .key(place.key())
                  .uploadId(uploadId)
                  .multipartUpload(parts -> parts.parts(sent)));
    }
    complete = true;
  }

  /** Takes back what was sent, unless the object is complete: parts cost until they are aborted. */
  @Override
  public void close() {
    if (!complete && !uploadId.isEmpty()) {
      s3.abortMultipartUpload(
          request -> request.bucket(place.bucket()).key(place.key()).uploadId(uploadId));
      uploadId = "";
    }
  }

  private void send() {
    if (uploadId.isEmpty()) {
      uploadId =
          s3.createMultipartUpload(request -> request.bucket(place.bucket()).key(place.key()))
              .uploadId();
    }
    int number = sent.size() + 1;
    String etag =
        s3.uploadPart(
                request ->
                    request
                        .bucket(place.bucket())
                        .key(place.key())
                        .uploadId(uploadId)
                        .partNumber(number),
                RequestBody.fromBytes(rest()))
            .eTag();
    sent.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
    filled = 0;
  }

  private byte[] rest() {
    byte[] bytes = new byte[filled];
    System.arraycopy(part, 0, bytes, 0, filled);
    return bytes;
  }
}
