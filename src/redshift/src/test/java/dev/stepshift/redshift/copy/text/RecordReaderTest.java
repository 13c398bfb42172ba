package dev.stepshift.redshift.copy.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.redshift.copy.command.DataFormat;
import dev.stepshift.redshift.copy.error.CopyFailed;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {

  private static final DataFormat PLAIN = new DataFormat.Delimited((byte) '|', false, false);
  private static final DataFormat ESCAPED = new DataFormat.Delimited((byte) '|', true, false);
  private static final DataFormat CSV = new DataFormat.Csv((byte) ',', (byte) '"');

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void readsTheSameHoweverTheBytesArrive(long seed) throws Exception {
    Random random = new Random(seed);
    List<List<String>> records = randomRecords(random);

    assertThat(read(PLAIN, join(records, "|", RecordReaderTest::withoutMarks), random))
        .isEqualTo(mapped(records, RecordReaderTest::withoutMarks));
    assertThat(read(ESCAPED, join(records, "|", RecordReaderTest::escape), random))
        .isEqualTo(records);
    assertThat(read(CSV, join(records, ",", RecordReaderTest::quote), random)).isEqualTo(records);
  }

  @Test
  void refusesRecordsOfMoreThanFourMegabytes() {
    byte[] wide = new byte[RecordReader.MAX_RECORD + 1];
    RecordReader reader =
        RecordReader.open(PLAIN, new ByteArrayInputStream(wide), "s3://b/k", new byte[0]);

    assertThatThrownBy(reader::next)
        .isInstanceOf(CopyFailed.class)
        .hasMessageContaining("Record of more than 4 MB at line 1 of s3://b/k");
  }

  @Test
  void numbersLinesFromOneAndCountsSkippedOnes() throws Exception {
    RecordReader reader =
        RecordReader.open(
            CSV,
            new ByteArrayInputStream("h\n\"a\nb\"\nc\n".getBytes(StandardCharsets.UTF_8)),
            "f",
            new byte[0]);
    reader.skipLines(1);

    assertThat(reader.next()).isTrue();
    assertThat(reader.line()).isEqualTo(2);
    assertThat(reader.next()).isTrue();
    assertThat(reader.line()).isEqualTo(4);
    assertThat(reader.next()).isFalse();
  }

  @Test
  void endsWhenMoreLinesAreSkippedThanThereAre() throws Exception {
    RecordReader reader =
        RecordReader.open(PLAIN, new ByteArrayInputStream("a\nb".getBytes()), "f", new byte[0]);
    reader.skipLines(5);

    assertThat(reader.next()).isFalse();
  }

  /** Some wide enough to make the buffer move and grow. */
  private static List<List<String>> randomRecords(Random random) {
    String alphabet = "ab é|,\"\\\nxyz01";
    List<List<String>> records = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      List<String> record = new ArrayList<>();
      for (int f = 0; f < 4; f++) {
        int length = random.nextInt(100) == 0 ? random.nextInt(200_000) : random.nextInt(12);
        StringBuilder field = new StringBuilder("_");
        for (int c = 0; c < length; c++) {
          field.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        record.add(field.append("_").toString());
      }
      records.add(record);
    }
    return records;
  }

  private static List<List<String>> read(DataFormat format, String text, Random random)
      throws Exception {
    InputStream trickle = new TricklingStream(text.getBytes(StandardCharsets.UTF_8), random);
    RecordReader reader = RecordReader.open(format, trickle, "f", new byte[0]);
    List<List<String>> records = new ArrayList<>();
    while (reader.next()) {
      List<String> record = new ArrayList<>();
      for (int i = 0; i < reader.fieldCount(); i++) {
        record.add(
            new String(
                reader.data(),
                reader.from(i),
                reader.to(i) - reader.from(i),
                StandardCharsets.UTF_8));
      }
      records.add(record);
    }
    return records;
  }

  private static String join(List<List<String>> records, String delimiter, Encoding encoding) {
    return mapped(records, encoding).stream()
        .map(record -> String.join(delimiter, record))
        .collect(Collectors.joining("\n"));
  }

  private static List<List<String>> mapped(List<List<String>> records, Encoding encoding) {
    return records.stream().map(record -> record.stream().map(encoding::encode).toList()).toList();
  }

  private static String withoutMarks(String field) {
    return field.replace("|", "").replace("\n", "");
  }

  private static String escape(String field) {
    return field.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\\n");
  }

  private static String quote(String field) {
    return " \"" + field.replace("\"", "\"\"") + "\" ";
  }

  @FunctionalInterface
  private interface Encoding {
    String encode(String field);
  }

  /** Gives a few bytes at a time, and sometimes many. */
  private static final class TricklingStream extends FilterInputStream {

    private final Random random;

    TricklingStream(byte[] bytes, Random random) {
      super(new ByteArrayInputStream(bytes));
      this.random = random;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      int most = random.nextInt(10) == 0 ? 50_000 : 1 + random.nextInt(40);
      return super.read(target, from, Math.min(length, most));
    }
  }
}
