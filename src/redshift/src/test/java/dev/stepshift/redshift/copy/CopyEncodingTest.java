package dev.stepshift.redshift.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.redshift.copy.error.CopyFailed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(CopyFixture.Shared.class)
class CopyEncodingTest {

  private static final String MARK = "\uFEFF";

  private final CopyFixture copy;

  CopyEncodingTest(CopyFixture copy) {
    this.copy = copy;
  }

  @ParameterizedTest
  @CsvSource({
    "utf16, UTF-16LE, true",
    "utf16, UTF-16BE, true",
    "utf16le, UTF-16LE, false",
    "utf16le, UTF-16LE, true",
    "as 'UTF16BE', UTF-16BE, false",
    "utf16be, UTF-16BE, true",
    "as iso88591, ISO-8859-1, false",
  })
  void readsTextsOfEachEncoding(String option, Charset charset, boolean marked) throws Exception {
    copy.table("a int, b varchar(9)");
    String text = "1|Müll\r\n2|é\n3|last";

    long rows =
        copy.load(
            ((marked ? MARK : "") + text).getBytes(charset),
            "csv delimiter '|' encoding " + option);

    assertThat(rows).isEqualTo(3);
    assertThat(copy.rows()).containsExactly("1|Müll", "2|é", "3|last");
  }

  @Test
  void readsLongTextsWhosePairsLieAcrossBuffers() throws Exception {
    copy.table("a varchar(65535)");
    // One character in front, so that each pair stands at an odd place.
    String line = "x" + "\uD83D\uDE00".repeat(16_000);

    copy.load(
        packed((line + "\n" + line).getBytes(StandardCharsets.UTF_16LE)), "encoding utf16le gzip");

    assertThat(copy.rows()).containsExactly(line, line);
  }

  @Test
  void readsAnEmptyFile() throws Exception {
    copy.table("a int");
    assertThat(copy.load("", "encoding utf16")).isZero();
    assertThat(copy.load("", "encoding iso88591")).isZero();
  }

  @Test
  void refusesTextsOfAnotherEncoding() throws Exception {
    copy.table("a int, b varchar(9)");

    assertThatThrownBy(() -> copy.load("1|x\n", "encoding utf16"))
        .isInstanceOf(CopyFailed.class)
        .hasMessageContaining("cannot be read as UTF16: it has no byte order mark");
    assertThatThrownBy(() -> copy.load(new byte[] {0x31, 0, 0}, "encoding utf16le"))
        .isInstanceOf(CopyFailed.class)
        .hasMessageContaining("cannot be read as UTF16LE: it is not written in UTF-16LE");
    assertThatThrownBy(
            () ->
                copy.load(packed("1|x\n".getBytes(StandardCharsets.UTF_8)), "gzip encoding utf16"))
        .isInstanceOf(CopyFailed.class)
        .hasMessageContaining("cannot be read as UTF16 in GZIP: it has no byte order mark");
    assertThatThrownBy(() -> copy.load("1|Müll\n".getBytes(StandardCharsets.ISO_8859_1), ""))
        .as("without the option")
        .isInstanceOf(CopyFailed.class);
  }

  private static byte[] packed(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    }
    return packed.toByteArray();
  }
}
