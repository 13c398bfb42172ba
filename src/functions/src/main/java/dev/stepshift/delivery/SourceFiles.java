package dev.stepshift.delivery;

import dev.stepshift.errors.RequestInvalid;
import dev.stepshift.source.SourceFile;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Finds the objects that a load takes. */
final class SourceFiles {

  private final S3Client s3;

  SourceFiles(S3Client s3) {
    this.s3 = s3;
  }

  /**
   * The files in the order of their keys, from as many pages as the listing has.
   *
   * @throws RequestInvalid if the bucket does not exist
   */
  List<SourceFile> list(SourcePlace place) {
    try {
      return s3
          .listObjectsV2Paginator(request -> request.bucket(place.bucket()).prefix(place.prefix()))
          .contents()
          .stream()
          .filter(object -> !isOurs(object) && place.takes(object.key(), object.size()))
          .map(object -> file(place.bucket(), object))
          .sorted(Comparator.comparing(SourceFile::key))
          .toList();
    } catch (NoSuchBucketException missing) {
      throw new RequestInvalid(
          "The bucket "
              + place.bucket()
              + " of the source "
              + place
              + " does not exist; fix the table's source path or create the bucket.");
    }
  }

  private static boolean isOurs(S3Object object) {
    return object.key().startsWith(OwnObjects.PREFIX);
  }

  private static SourceFile file(String bucket, S3Object object) {
    String etag = object.eTag() == null ? "" : object.eTag().replace("\"", "");
    return new SourceFile(bucket, object.key(), etag, object.size(), object.lastModified());
  }
}
