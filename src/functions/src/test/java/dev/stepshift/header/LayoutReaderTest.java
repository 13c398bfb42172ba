package dev.stepshift.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.pipeline.DataConversion.Encoding;
import dev.stepshift.pipeline.FileFormat.Compression;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads files that other libraries have written. */
class LayoutReaderTest {

  private static final List<String> SCALARS =
      List.of(
          "i2", "i4", "i8", "d7", "d18", "d38", "f4", "f8", "b", "day", "ts", "tz", "v", "c", "vb");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scalars_none.parquet",
        "scalars_snappy.parquet",
        "scalars_gzip.parquet",
        "scalars_zstd.parquet",
        "scalars_lz4.parquet",
        "scalars_pages_v2.parquet"
      })
  void readsTheSchemaOfParquet(String file) throws IOException {
    FileLayout layout = read(new ParquetFooter(), file);
    assertThat(layout.names()).isEqualTo(SCALARS);
    assertThat(types(layout))
        .containsExactly(
            "integer",
            "integer",
            "bigint",
            "decimal(7,2)",
            "decimal(18,3)",
            "decimal(38,6)",
            "real",
            "double precision",
            "boolean",
            "date",
            "timestamp",
            "timestamp",
            "varchar(65535)",
            "varchar(65535)",
            "varbyte(1024000)");
  }

  @Test
  void readsOldTypesOfParquet() throws IOException {
    assertThat(types(read(new ParquetFooter(), "scalars_int96.parquet"))).contains("timestamp");
    assertThat(types(read(new ParquetFooter(), "scalars_millis.parquet"))).contains("timestamp");
    assertThat(types(read(new ParquetFooter(), "scalars_int_decimals.parquet")))
        .contains("decimal(7,2)", "decimal(18,3)");
  }

  @Test
  void takesNestedColumnsAsOne() throws IOException {
    FileLayout parquet = read(new ParquetFooter(), "nested.parquet");
    FileLayout orc = read(new OrcFooter(), "nested.orc");
    assertThat(types(parquet)).contains("super");
    assertThat(orc.names()).isEqualTo(parquet.names());
    assertThat(types(orc)).contains("super");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scalars_uncompressed.orc",
        "scalars_snappy.orc",
        "scalars_zlib.orc",
        "scalars_zstd.orc",
        "scalars_lz4.orc"
      })
  void readsTheSchemaOfOrc(String file) throws IOException {
    FileLayout layout = read(new OrcFooter(), file);
    assertThat(layout.names()).isEqualTo(SCALARS);
    assertThat(types(layout))
        .containsExactly(
            "smallint",
            "integer",
            "bigint",
            "decimal(7,2)",
            "decimal(18,3)",
            "decimal(38,6)",
            "real",
            "double precision",
            "boolean",
            "date",
            "timestamp",
            "timestamp",
            "varchar(65535)",
            "varchar(65535)",
            "varbyte(1024000)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "people_null.avro",
        "people_deflate.avro",
        "people_snappy.avro",
        "people_bzip2.avro"
      })
  void readsTheSchemaOfAvro(String file) throws IOException {
    assertThat(read(new AvroHeader(), file).names())
        .contains("i", "l", "f", "d", "b", "s", "e", "millis", "Mixed", "tags");
  }

  @ParameterizedTest
  @CsvSource({
    "items.json, NONE",
    "items.json.gz, GZIP",
    "items.json.bz2, BZIP2",
    "items.json.zst, ZSTD",
    "items.json.lzo, LZOP"
  })
  void readsTheFirstKeysOfJson(String file, Compression compression) throws IOException {
    assertThat(read(new JsonKeys(new PlainHead(compression), 0), file).names())
        .containsExactlyInAnyOrder("id", "Name", "price", "sold");
  }

  @ParameterizedTest
  @CsvSource({
    "items.csv, NONE",
    "items.csv.gz, GZIP",
    "items.csv.bz2, BZIP2",
    "items.csv.zst, ZSTD",
    "items.csv.lzo, LZOP"
  })
  void readsTheFirstLineOfPackedText(String file, Compression compression) throws IOException {
    TextHeader reader =
        new TextHeader(
            new PlainHead(compression), new TextRules(',', "\"", true, false, Encoding.UTF8));
    assertThat(read(reader, file).names())
        .containsExactly("1", "Nut, \"big\" €", "12.50", "2024-02-29");
  }

  @Test
  void takesNothingForNoLayout() throws IOException {
    for (LayoutReader reader :
        List.of(new ParquetFooter(), new OrcFooter(), new AvroHeader(), new JsonKeys(plain(), 0))) {
      assertThat(reader.read(FileBytes.of(new byte[0]))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"small.parquet", "small.orc", "people_null.avro"})
  void saysWhatIsWrongWithDamagedFiles(String name) {
    byte[] whole = fixture(name);
    LayoutReader reader =
        name.endsWith("parquet")
            ? new ParquetFooter()
            : name.endsWith("orc") ? new OrcFooter() : new AvroHeader();
    for (int length = 1; length < Math.min(whole.length, 400); length++) {
      // The end of the file for those with footers, its begin for the one with a header.
      byte[] part =
          name.endsWith("avro")
              ? Arrays.copyOf(whole, Math.min(length, 60))
              : Arrays.copyOf(whole, whole.length - length);
      assertThatThrownBy(() -> reader.read(FileBytes.of(part)))
          .as("%s, %d bytes", name, part.length)
          .isInstanceOf(IOException.class)
          .message()
          .isNotBlank();
    }
  }

  @Test
  void readsFootersThatAreLongerThanTheFirstRead() throws IOException {
    byte[] small = fixture("small.parquet");
    int length = small.length - 8;
    // A footer with 100,000 bytes behind its schema, as statistics of many row groups are.
    int footer =
        (small[length] & 0xFF) | (small[length + 1] & 0xFF) << 8 | (small[length + 2] & 0xFF) << 16;
    byte[] padded = new byte[small.length + 100_000];
    System.arraycopy(small, 0, padded, 0, length);
    int longer = footer + 100_000;
    byte[] end = {
      (byte) longer, (byte) (longer >> 8), (byte) (longer >> 16), 0, 'P', 'A', 'R', '1'
    };
    System.arraycopy(end, 0, padded, padded.length - 8, 8);
    assertThat(new ParquetFooter().read(FileBytes.of(padded)).orElseThrow().names())
        .isEqualTo(new ParquetFooter().read(FileBytes.of(small)).orElseThrow().names());
  }

  private static FileLayout read(LayoutReader reader, String file) throws IOException {
    return reader.read(FileBytes.of(fixture(file))).orElseThrow();
  }

  private static List<String> types(FileLayout layout) {
    return layout.columns().stream().map(column -> column.type().orElse("none")).toList();
  }

  private static PlainHead plain() {
    return new PlainHead(Compression.NONE);
  }

  private static byte[] fixture(String file) {
    try {
      return Files.readAllBytes(Path.of("../redshift/src/test/resources/formats").resolve(file));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
