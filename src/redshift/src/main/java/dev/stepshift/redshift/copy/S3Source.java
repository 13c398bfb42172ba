package dev.stepshift.redshift.copy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepshift.redshift.copy.command.CopyCommand;
import dev.stepshift.redshift.copy.error.CopyFailed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The objects a COPY reads: every key that begins with a prefix, or the entries of a manifest.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/loading-data-files-using-manifest.html">
 *     Using a manifest to specify data files</a>
 */
final class S3Source {

  private static final int NOT_FOUND = 404;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final S3Client s3;

  S3Source(S3Client s3) {
    this.s3 = s3;
  }

  /** The objects in the order in which they are loaded; at least one. */
  List<SourceObject> files(CopyCommand command) throws CopyFailed {
    SourceObject source = SourceObject.at(command.source());
    try {
      return command.manifest() ? manifest(source, command.format().isColumnar()) : prefix(source);
    } catch (SdkException e) {
      throw new CopyFailed(text(e), e);
    }
  }

  /** The bytes of an object; the caller closes, or aborts what it does not read to the end. */
  ResponseInputStream<GetObjectResponse> open(SourceObject file) {
    return s3.getObject(request -> request.bucket(file.bucket()).key(file.key()));
  }

  /** The bytes of a small object, such as a JSONPaths file. */
  byte[] content(String url) throws CopyFailed {
    SourceObject file = SourceObject.at(url);
    try (ResponseInputStream<GetObjectResponse> in = open(file)) {
      return in.readAllBytes();
    } catch (SdkException e) {
      throw new CopyFailed(text(e) + ",File " + url, e);
    } catch (IOException e) {
      throw new CopyFailed("File " + url + " cannot be read: " + e.getMessage(), e);
    }
  }

  private List<SourceObject> prefix(SourceObject source) throws CopyFailed {
    List<SourceObject> files = new ArrayList<>();
    s3.listObjectsV2Paginator(r -> r.bucket(source.bucket()).prefix(source.key()))
        .contents()
        .forEach(o -> files.add(new SourceObject(source.bucket(), o.key(), o.size())));
    if (files.isEmpty()) {
      throw missing(source);
    }
    return files;
  }

  /**
   * @param withLengths whether each entry must tell the object's length, as for columnar files
   */
  private List<SourceObject> manifest(SourceObject source, boolean withLengths) throws CopyFailed {
    JsonNode entries = read(source).path("entries");
    if (!entries.isArray() || entries.isEmpty()) {
      throw malformed(source, "it has no array \"entries\" with files");
    }
    List<SourceObject> files = new ArrayList<>();
    SourceObject lastMissing = source;
    for (JsonNode entry : entries) {
      JsonNode url = entry.path("url");
      if (!url.isTextual()) {
        throw malformed(source, "an entry has no \"url\"");
      }
      SourceObject named = SourceObject.at(url.asText());
      if (withLengths && !entry.path("meta").path("content_length").isIntegralNumber()) {
        throw malformed(
            source, "columnar files need \"meta\": {\"content_length\": …}: " + named.url());
      }
      try {
        long bytes = s3.headObject(r -> r.bucket(named.bucket()).key(named.key())).contentLength();
        files.add(new SourceObject(named.bucket(), named.key(), bytes));
      } catch (S3Exception e) {
        if (e.statusCode() != NOT_FOUND) {
          throw e;
        }
        if (entry.path("mandatory").asBoolean(false)) {
          throw missing(named);
        }
        lastMissing = named;
      }
    }
    if (files.isEmpty()) {
      throw missing(lastMissing);
    }
    return files;
  }

  private JsonNode read(SourceObject source) throws CopyFailed {
    if (source.key().isEmpty() || source.key().endsWith("/")) {
      throw new CopyFailed(
          "COPY with MANIFEST parameter requires full path of an S3 object, not '"
              + source.url()
              + "'");
    }
    try (ResponseInputStream<GetObjectResponse> in = open(source)) {
      return JSON.readTree(in);
    } catch (NoSuchKeyException e) {
      throw new CopyFailed("Problem reading manifest file - " + text(e), e);
    } catch (JsonProcessingException e) {
      throw malformed(source, e.getOriginalMessage());
    } catch (IOException e) {
      throw new CopyFailed("Problem reading manifest file - " + e.getMessage(), e);
    }
  }

  private static CopyFailed malformed(SourceObject source, String why) {
    return new CopyFailed(
        "Manifest file is not in correct json format: '" + source.url() + "': " + why);
  }

  private static CopyFailed missing(SourceObject source) {
    return new CopyFailed("The specified S3 prefix '" + source.key() + "' does not exist");
  }

  /** What Redshift makes of an answer of S3. */
  static String text(SdkException e) {
    if (e instanceof S3Exception s3 && s3.awsErrorDetails() != null) {
      return "S3ServiceException:"
          + s3.awsErrorDetails().errorMessage()
          + ",Status "
          + s3.statusCode()
          + ",Error "
          + s3.awsErrorDetails().errorCode();
    }
    return "S3 cannot be read: " + e.getMessage();
  }
}
