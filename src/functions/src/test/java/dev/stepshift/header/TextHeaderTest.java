package dev.stepshift.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.pipeline.FileFormat.Compression;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextHeaderTest {

  private static final TextHeader CSV =
      new TextHeader(new PlainHead(Compression.NONE), ',', Optional.of('"'));
  private static final TextHeader DELIMITED =
      new TextHeader(new PlainHead(Compression.NONE), '|', Optional.empty());

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
    TextHeader other = new TextHeader(new PlainHead(Compression.NONE), ';', Optional.of('\''));
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
    TextHeader gzip = new TextHeader(new PlainHead(Compression.GZIP), ',', Optional.of('"'));
    assertThat(gzip.read(FileBytes.of(gzip("")))).isEmpty();
  }

  @Test
  void readsUtf16WhereAMarkSaysSo() throws IOException {
    Optional<FileLayout> read = CSV.read(bytes("\uFEFFid,größe\n", StandardCharsets.UTF_16BE));
    assertThat(read.orElseThrow().names()).containsExactly("id", "größe");
    read = CSV.read(bytes("\uFEFFid,größe\n", StandardCharsets.UTF_16LE));
    assertThat(read.orElseThrow().names()).containsExactly("id", "größe");
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
    TextHeader gzip = new TextHeader(new PlainHead(Compression.GZIP), ',', Optional.of('"'));
    assertThat(gzip.read(packed).orElseThrow().names()).containsExactly("id", "name");
    assertThat(packed.asked).containsExactly(16 * 1024);
  }

  @Test
  void readsJoinedMembers() throws IOException {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(gzip("id,"));
    joined.write(gzip("name\n1,a\n"));
    TextHeader gzip = new TextHeader(new PlainHead(Compression.GZIP), ',', Optional.of('"'));
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
    TextHeader gzip = new TextHeader(new PlainHead(Compression.GZIP), ',', Optional.of('"'));
    assertThatThrownBy(() -> gzip.read(bytes("id,name\n", StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class);
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
