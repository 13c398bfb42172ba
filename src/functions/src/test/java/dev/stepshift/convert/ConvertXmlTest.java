package dev.stepshift.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.errors.RequestInvalid;
import dev.stepshift.errors.SourceInvalid;
import dev.stepshift.s3.LocalS3;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConvertXmlTest {

  private static final ExpectedFields ANY =
      new ExpectedFields(List.of("id", "a", "name", "item"), false);

  private LocalS3 local;
  private S3Client s3;
  private ConvertXml convert;

  @BeforeAll
  void start() throws IOException {
    local = LocalS3.start(0);
    s3 = local.client();
    s3.createBucket(request -> request.bucket("data"));
    convert = new ConvertXml(s3);
  }

  @AfterAll
  void stop() {
    s3.close();
    local.close();
  }

  @Test
  void aFileBecomesCompressedLines() throws IOException {
    put("plain.xml", "<items><item><a>1</a></item><item><a>2</a></item></items>".getBytes());

    assertThat(convert("plain.xml", "plain.json.gz", "none"))
        .isEqualTo(new Converted("s3://data/plain.json.gz", 2, 20, List.of()));
    assertThat(content("plain.json.gz")).isEqualTo("{\"a\":\"1\"}\n{\"a\":\"2\"}\n");
  }

  @Test
  void aFileWithoutRowsBecomesAnEmptyOne() throws IOException {
    put("none.xml", "<items/>".getBytes());

    assertThat(convert("none.xml", "none.json.gz", "none").rows()).isZero();
    assertThat(content("none.json.gz")).isEmpty();
  }

  /** More than a part of 8 MiB, and of a text that gzip cannot make small. */
  @Test
  void aLargeFileIsSentInParts() throws IOException {
    Random random = new Random(1);
    byte[] noise = new byte[10_000];
    StringBuilder xml = new StringBuilder("<items>");
    for (int row = 0; row < 900; row++) {
      random.nextBytes(noise);
      xml.append("<item><a>").append(HexFormat.of().formatHex(noise)).append("</a></item>");
    }
    put("large.xml.gz", gzip(xml.append("</items>").toString()));

    Converted converted = convert("large.xml.gz", "large.json.gz", "gzip");

    assertThat(converted.rows()).isEqualTo(900);
    String content = content("large.json.gz");
    assertThat(content).hasSize((int) converted.bytes()).endsWith("\"}\n");
    assertThat(content.lines()).hasSize(900).allMatch(line -> line.length() == 20_008);
    assertThat(s3.headObject(r -> r.bucket("data").key("large.json.gz")).contentLength())
        .isGreaterThan(8 * 1024 * 1024);
  }

  @Test
  void nothingIsLeftOfAFileThatIsCutOff() throws IOException {
    byte[] whole = gzip("<items>" + "<item><a>1</a></item>".repeat(1_000) + "</items>");
    put("cut.xml.gz", Arrays.copyOf(whole, whole.length / 2));

    assertThatThrownBy(() -> convert("cut.xml.gz", "cut.json.gz", "gzip"))
        .isInstanceOf(SourceInvalid.class)
        .hasMessageContaining("s3://data/cut.xml.gz is damaged gzip");
    assertThat(s3.listObjectsV2(r -> r.bucket("data").prefix("cut.json")).contents()).isEmpty();
    assertThat(s3.listMultipartUploads(r -> r.bucket("data")).uploads()).isEmpty();
  }

  @Test
  void aFileThatIsNoGzipIsNamed() {
    put("text.xml.gz", "<items/>".getBytes());

    assertThatThrownBy(() -> convert("text.xml.gz", "text.json.gz", "gzip"))
        .isInstanceOf(SourceInvalid.class)
        .hasMessageContaining("s3://data/text.xml.gz is not gzip")
        .hasMessageContaining("source's compression");
  }

  @Test
  void aFileThatIsGoneIsNamed() {
    assertThatThrownBy(() -> convert("gone.xml", "gone.json.gz", "none"))
        .isInstanceOf(SourceInvalid.class)
        .hasMessageContaining("s3://data/gone.xml was listed and is gone now");
  }

  @Test
  void aRequestWithoutAPlaceIsRefused() {
    assertThatThrownBy(
            () -> convert.convert(new ConversionRequest("in.xml", "s3://b/k", "item", "none", ANY)))
        .isInstanceOf(RequestInvalid.class)
        .hasMessageContaining("\"from\" of convert-xml is \"in.xml\"");
    assertThatThrownBy(
            () -> convert.convert(new ConversionRequest("s3://b/k", "s3://b/", "item", "", ANY)))
        .isInstanceOf(RequestInvalid.class)
        .hasMessageContaining("\"to\" of convert-xml is \"s3://b/\"");
  }

  private Converted convert(String from, String to, String compression) {
    return convert.convert(
        new ConversionRequest("s3://data/" + from, "s3://data/" + to, "item", compression, ANY));
  }

  private void put(String key, byte[] content) {
    s3.putObject(request -> request.bucket("data").key(key), RequestBody.fromBytes(content));
  }

  private String content(String key) throws IOException {
    try (var lines = new GZIPInputStream(s3.getObject(r -> r.bucket("data").key(key)))) {
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
