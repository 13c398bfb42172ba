package dev.stepshift.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.pipeline.DataConversion.Encoding;
import dev.stepshift.pipeline.FileFormat.Compression;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextHeaderTest {

  private static final TextHeader CSV =
      new TextHeader(new PlainHead(Compression.NONE), csv(',', "\"", Encoding.UTF8));
  private static final TextHeader DELIMITED = delimited("", false, Encoding.UTF8);

  /** Notes how much is asked for. */
  private static final class CountedBytes implements FileBytes {

    private final byte[] content;
    private final List<Integer> asked = new ArrayList<>();

    CountedBytes(byte[] content) {
      this.content = content;
    }

    @Override
    public long size() {
      return content.length;
    }

    @Override
    public byte[] range(long from, int length) {
      asked.add(length);
      return Arrays.copyOfRange(content, (int) from, (int) from + length);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,name\n1,a\n",
        "id,name\r\n1,a\r\n",
        "id,name",
        "id,name\n",
        "\uFEFFid,name\n",
        "\uFEFF\"id\",\"name\"\n",
        " \"id\" , \"name\" \n",
        "id , name\t\n"
      })
  void splitsTheFirstLine(String text) throws IOException {
    assertThat(names(CSV, text)).containsExactly("id", "name");
  }

  @Test
  void readsWhatStandsInQuotes() throws IOException {
    FileLayout layout = layout(CSV, "\"a,b\",\"two\nlines\",\"say \"\"x\"\"\"\r\n1,2,3\n");
    assertThat(layout.names()).containsExactly("a,b", "two\nlines", "say \"x\"");
    assertThat(layout.headerLines()).isEqualTo(2);
    assertThat(layout(CSV, "a,b\n\"x\ny\",1\n").headerLines()).isEqualTo(1);
  }

  @Test
  void knowsOtherQuotesAndDelimiters() throws IOException {
    TextHeader other =
        new TextHeader(new PlainHead(Compression.NONE), csv(';', "'", Encoding.UTF8));
    assertThat(names(other, "'a;b';\"c\"\n")).containsExactly("a;b", "\"c\"");
  }

  @Test
  void takesQuotesOfDelimitedTextForCharacters() throws IOException {
    assertThat(names(DELIMITED, "\"a|b\"|c\n")).containsExactly("\"a", "b\"", "c");
    assertThat(names(DELIMITED, "id|name|\n1|a|\n")).containsExactly("id", "name");
    assertThat(names(DELIMITED, "id||name\n")).containsExactly("id", "", "name");
  }

  @Test
  void keepsColumnsWithoutName() throws IOException {
    assertThat(names(CSV, ",id,name\n")).containsExactly("", "id", "name");
    assertThat(names(CSV, "id,name,\n")).containsExactly("id", "name", "");
    assertThat(names(CSV, "\n1,2\n")).containsExactly("");
  }

  @Test
  void takesAFileOfNothingForNoLayout() throws IOException {
    assertThat(CSV.read(FileBytes.of(new byte[0]))).isEmpty();
    assertThat(CSV.read(bytes("\uFEFF", StandardCharsets.UTF_8))).isEmpty();
    TextHeader gzip =
        new TextHeader(new PlainHead(Compression.GZIP), csv(',', "\"", Encoding.UTF8));
    assertThat(gzip.read(FileBytes.of(gzip("")))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "UTF16, UTF-16BE, true",
    "UTF16, UTF-16LE, true",
    "UTF16BE, UTF-16BE, true",
    "UTF16BE, UTF-16BE, false",
    "UTF16LE, UTF-16LE, false",
    "ISO88591, ISO-8859-1, false",
    "UTF8, UTF-8, true"
  })
  void readsEachEncoding(Encoding encoding, Charset charset, boolean marked) throws IOException {
    TextHeader reader = new TextHeader(new PlainHead(Compression.NONE), csv(',', "\"", encoding));
    byte[] file = ((marked ? "\uFEFF" : "") + "id,größe\n1,2\n").getBytes(charset);
    assertThat(reader.read(FileBytes.of(file)).orElseThrow().names())
        .containsExactly("id", "größe");
  }

  @Test
  void refusesAnotherEncodingThanIsSaid() {
    assertThatThrownBy(() -> CSV.read(bytes("\uFEFFid,größe\n", StandardCharsets.UTF_16LE)))
        .isInstanceOf(IOException.class)
        .hasMessage("it begins as UTF-16 does; write encoding: utf16");
    assertThatThrownBy(
            () ->
                delimited("", false, Encoding.UTF16)
                    .read(bytes("id|name\n", StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("it has no byte order mark; write encoding: utf16le");
  }

  @Test
  void takesWhatABackslashStandsBeforeForACharacter() throws IOException {
    TextHeader escaped = delimited("", true, Encoding.UTF8);
    FileLayout layout = layout(escaped, "a\\|b|two\\\nlines|\\\\|end\\");
    assertThat(layout.names()).containsExactly("a|b", "two\nlines", "\\", "end\\");
    assertThat(layout.headerLines()).isEqualTo(2);
    assertThat(names(DELIMITED, "a\\|b\n")).containsExactly("a\\", "b");
  }

  @Test
  void takesQuotesOffThatAreRemoved() throws IOException {
    TextHeader unquoted = delimited("\"'", false, Encoding.UTF8);
    assertThat(names(unquoted, "\"a|b\"|'it's'|say \"x\"|''\r\n"))
        .containsExactly("a|b", "it's", "say \"x\"");
    assertThat(names(delimited("\"'", true, Encoding.UTF8), "\\\"id|'na\\'|me'\n"))
        .containsExactly("\"id", "na'|me");
    assertThatThrownBy(() -> names(unquoted, "\"id|name\n1|\"\n"))
        .isInstanceOf(IOException.class)
        .hasMessage("a quote in its first line has no end");
  }

  @Test
  void asksForNoMoreThanTheHeaderTakes() throws IOException {
    String rows = "1,a\n".repeat(500_000);
    CountedBytes small = new CountedBytes(("id,name\n" + rows).getBytes(StandardCharsets.UTF_8));
    assertThat(CSV.read(small).orElseThrow().names()).containsExactly("id", "name");
    assertThat(small.asked).containsExactly(16 * 1024);

    List<String> names = IntStream.range(0, 20_000).mapToObj(i -> "column_" + i).toList();
    String wide = names.stream().collect(Collectors.joining(","));
    CountedBytes large = new CountedBytes((wide + '\n' + rows).getBytes(StandardCharsets.UTF_8));
    assertThat(CSV.read(large).orElseThrow().names()).isEqualTo(names);
    assertThat(large.asked).containsExactly(16 * 1024, 64 * 1024, 256 * 1024);
  }

  @Test
  void readsAPartOfAPackedFile() throws IOException {
    StringBuilder rows = new StringBuilder("id,name\n");
    for (int i = 0; i < 200_000; i++) {
      rows.append(i * 7919L).append(",name ").append(i * 31L).append('\n');
    }
    CountedBytes packed = new CountedBytes(gzip(rows.toString()));
    TextHeader gzip =
        new TextHeader(new PlainHead(Compression.GZIP), csv(',', "\"", Encoding.UTF8));
    assertThat(gzip.read(packed).orElseThrow().names()).containsExactly("id", "name");
    assertThat(packed.asked).containsExactly(16 * 1024);
  }

  @Test
  void readsJoinedMembers() throws IOException {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(gzip("id,"));
    joined.write(gzip("name\n1,a\n"));
    TextHeader gzip =
        new TextHeader(new PlainHead(Compression.GZIP), csv(',', "\"", Encoding.UTF8));
    assertThat(gzip.read(FileBytes.of(joined.toByteArray())).orElseThrow().names())
        .containsExactly("id", "name");
  }

  @Test
  void refusesALineWithoutEnd() {
    assertThatThrownBy(() -> names(CSV, "x".repeat(2 * 1024 * 1024)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not end within");
    assertThatThrownBy(() -> names(CSV, "\"id,name\n1,a\n"))
        .isInstanceOf(IOException.class)
        .hasMessage("a quote in its first line has no end");
    TextHeader gzip =
        new TextHeader(new PlainHead(Compression.GZIP), csv(',', "\"", Encoding.UTF8));
    assertThatThrownBy(() -> gzip.read(bytes("id,name\n", StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class);
  }

  private static TextRules csv(char delimiter, String quote, Encoding encoding) {
    return new TextRules(delimiter, quote, true, false, encoding);
  }

  private static TextHeader delimited(String quotes, boolean escape, Encoding encoding) {
    return new TextHeader(
        new PlainHead(Compression.NONE), new TextRules('|', quotes, false, escape, encoding));
  }

  private static List<String> names(TextHeader reader, String text) throws IOException {
    return layout(reader, text).names();
  }

  private static FileLayout layout(TextHeader reader, String text) throws IOException {
    return reader.read(bytes(text, StandardCharsets.UTF_8)).orElseThrow();
  }

  private static FileBytes bytes(String text, Charset charset) {
    return FileBytes.of(text.getBytes(charset));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }
}
