package dev.stepshift.header;

import dev.stepshift.errors.SourceChanged;
import dev.stepshift.source.SourceFile;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The parts of an object in S3, as long as it is the one that was listed.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html">GetObject,
 *     Range and If-Match</a>
 */
record S3FileBytes(S3Client s3, SourceFile file) implements FileBytes {

  private static final int PRECONDITION_FAILED = 412;

  @Override
  public long size() {
    return file.size();
  }

  @Override
  public byte[] range(long from, int length) {
    try {
      return s3.getObjectAsBytes(
              request ->
                  request
                      .bucket(file.bucket())
                      .key(file.key())
                      .ifMatch('"' + file.etag() + '"')
                      .range("bytes=%d-%d".formatted(from, from + length - 1)))
          .asByteArray();
    } catch (NoSuchKeyException gone) {
      throw changed("was listed and is gone now; deliver it again and redrive the run");
    } catch (S3Exception e) {
      if (e.statusCode() == PRECONDITION_FAILED) {
        throw changed("was written over while the load began; redrive the run");
      }
      throw e;
    }
  }

  private SourceChanged changed(String what) {
    return new SourceChanged("%s %s.".formatted(file.url(), what));
  }
}
