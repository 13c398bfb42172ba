package dev.stepshift.convert;

import dev.stepshift.errors.RequestInvalid;
import dev.stepshift.errors.SourceInvalid;
import dev.stepshift.functions.Requests;
import dev.stepshift.source.S3Url;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Turns an XML file, which COPY does not read, into JSON lines, which it does. The file streams
 * through: neither memory nor disk grows with it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html">Data
 *     format parameters</a>, for what COPY reads
 */
public final class ConvertXml {

  private static final Logger LOG = Logger.getLogger(ConvertXml.class);
  private static final int BUFFER = 64 * 1024;

  private final S3Client s3;
  private final XmlRows rows = new XmlRows();

  public ConvertXml(S3Client s3) {
    this.s3 = s3;
  }

  /**
   * Writes the whole file or nothing. Writing it again gives the same object.
   *
   * @throws RequestInvalid if a field is missing
   * @throws SourceInvalid if the file is gone, is not XML or has other rows than the table expects
   */
  public Converted convert(ConversionRequest conversion) {
    Requests.requireText("convert-xml", "row", conversion.row());
    S3Url from = object("from", conversion.from());
    S3Url to = object("to", conversion.to());
    try (InputStream file = open(from);
        InputStream xml = plain(conversion, file);
        PartedUpload upload = new PartedUpload(s3, to)) {
      GZIPOutputStream gzip = new GZIPOutputStream(upload, BUFFER);
      CountingStream lines = new CountingStream(gzip);
      SeenFields seen = new SeenFields(conversion.expected());
      long written = rows.write(conversion, xml, lines, seen);
      seen.check(conversion.from());
      // Not closed: to close an upload that is not complete is to abort it.
      gzip.finish();
      upload.complete();
      LOG.infof("%s: %d rows, %d bytes of JSON", conversion.from(), written, lines.bytes());
      return new Converted(conversion.to(), written, lines.bytes(), seen.others());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static S3Url object(String field, String url) {
    Requests.requireText("convert-xml", field, url);
    return S3Url.ofObject(url)
        .orElseThrow(
            () ->
                new RequestInvalid(
                    "\"%s\" of convert-xml is \"%s\"; pass an object such as s3://bucket/key.xml."
                        .formatted(field, url)));
  }

  private InputStream open(S3Url place) {
    try {
      return s3.getObject(request -> request.bucket(place.bucket()).key(place.key()));
    } catch (NoSuchKeyException gone) {
      throw new SourceInvalid(
          place + " was listed and is gone now; deliver it again and redrive the run.");
    }
  }

  private static InputStream plain(ConversionRequest conversion, InputStream file)
      throws IOException {
    if (!"gzip".equals(conversion.compression())) {
      return file;
    }
    try {
      return new GZIPInputStream(file, BUFFER);
    } catch (IOException notGzip) {
      throw new SourceInvalid(
          conversion.from()
              + " is not gzip ("
              + notGzip.getMessage()
              + "); fix the file or the source's compression.");
    }
  }

  /** Counts what goes through. */
  private static final class CountingStream extends OutputStream {

    private final OutputStream next;
    private long bytes;

    CountingStream(OutputStream next) {
      this.next = next;
    }

    long bytes() {
      return bytes;
    }

    @Override
    public void write(int one) throws IOException {
      next.write(one);
      bytes++;
    }

    @Override
    public void write(byte[] many, int offset, int length) throws IOException {
      next.write(many, offset, length);
      bytes += length;
    }
  }
}
