package dev.stepshift.redshift.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.redshift.copy.error.CopyFailed;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(CopyFixture.Shared.class)
class CopyColumnarTest {

  private static final String SCALARS =
      "i2 smallint, i4 int, i8 bigint, d7 decimal(7,2), d18 decimal(18,3), d38 decimal(38,6),"
          + " f4 real, f8 float8, b bool, day date, ts timestamp, tz timestamptz, v varchar(40),"
          + " c char(3), vb bytea";

  private static final String NULLS = "~|~|~|~|~|~|~|~|~|~|~|~|~|~|~";

  private final CopyFixture copy;

  CopyColumnarTest(CopyFixture copy) {
    this.copy = copy;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scalars_none.parquet",
        "scalars_snappy.parquet",
        "scalars_gzip.parquet",
        "scalars_zstd.parquet",
        "scalars_lz4.parquet",
        "scalars_int96.parquet",
        "scalars_pages_v2.parquet",
        "scalars_int_decimals.parquet",
        "scalars_uncompressed.orc",
        "scalars_snappy.orc",
        "scalars_zlib.orc",
        "scalars_zstd.orc",
        "scalars_lz4.orc",
      })
  void readsEveryTypeInEveryCompression(String file) throws Exception {
    copy.table(SCALARS);

    assertThat(copy.loadFixture(file, format(file))).isEqualTo(3);

    assertThat(copy.rows())
        .containsExactly(row("123456"), second(file.endsWith("orc") ? "" : ".678"), NULLS);
    assertThat(
            copy.rows(
                "select status, loaded_rows, trim(file_format) from sys_load_history where"
                    + " query_id = "
                    + copy.lastQueryId()))
        .containsExactly("completed|3|" + format(file));
  }

  @Test
  void readsTimestampsOfMilliseconds() throws Exception {
    copy.table(SCALARS);

    copy.loadFixture("scalars_millis.parquet", "parquet");

    assertThat(copy.rows()).containsExactly(row("123"), second(".678"), NULLS);
  }

  private static String row(String fraction) {
    return "-32768|-2147483648|-9223372036854775808|-12345.67|123456789012345.678"
        + "|-99999999999999999999999999999999.999999|1.5|1e+300|t|2024-02-29"
        + "|2024-02-29 23:59:58."
        + fraction
        + "|2024-02-29 23:59:58."
        + fraction
        + "+00|grün | \\N \t€ 𝄞|ab |\\x00ff";
  }

  private static String second(String fraction) {
    return "32767|2147483647|9223372036854775807|0.05|-0.001|1.000000|-0.1|-0.1|f|1890-01-02"
        + "|1890-01-02 03:04:05"
        + fraction
        + "|1890-01-02 03:04:05"
        + fraction
        + "+00||   |\\x";
  }

  private static String format(String file) {
    return file.substring(file.indexOf('.') + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "orc"})
  void loadsNestedColumnsIntoSuper(String format) throws Exception {
    copy.table("id super, tags super, person super, counts super, words super");

    copy.loadFixture("nested." + format, format + " serializetojson");

    assertThat(copy.rows())
        .containsExactly(
            "1|[\"a\", \"q\\\"uote\"]|{\"age\": 7, \"name\": \"Zoë\"}|{\"x\": 1}"
                + "|\"{\\\"k\\\": [1, 2]}\"",
            "2|[]|{\"age\": null, \"name\": null}|{}|\"[]\"",
            "3|~|~|~|~");
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "orc"})
  void asksForSerializetojsonWhenAColumnIsSuper(String format) throws Exception {
    copy.table("c1 int, c2 super");

    assertThatThrownBy(() -> copy.loadFixture("small." + format, format))
        .hasMessage("SUPER column in COPY query requires SERIALIZETOJSON option");
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "orc"})
  void goesByTheOrderOfColumnsAndNotByTheirNames(String format) throws Exception {
    copy.execute("drop table if exists t; create table t (c2 int, other int, c1 varchar(9))");
    copy.put("data", "order/x", CopyFixture.fixture("small." + format));

    copy.copy("copy t (c2, c1) from 's3://data/order/x' iam_role default " + format);

    assertThat(copy.rows()).containsExactly("1|~|one", "2|~|two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "orc"})
  void fillsColumnsThatAreMissingOnlyWithFillrecord(String format) throws Exception {
    copy.table("c1 int, c2 varchar(9), c3 varchar(9)");

    assertFails("small." + format, format)
        .contains(
            "Unmatched number of columns between table and file. Table columns: 3, Data"
                + " columns: 2, File name: https://s3.us-east-1.amazonaws.com/data/load/");
    copy.loadFixture("small." + format, format + " fillrecord");
    assertThat(copy.rows()).containsExactly("1|one|~", "2|two|~");

    copy.table("c1 int, c2 varchar(9)");
    assertFails("three." + format, format + " fillrecord")
        .contains("Table columns: 2, Data columns: 3");
  }

  @Test
  void readsFilesOfSeveralGroupsAndOfNoRow() throws Exception {
    copy.table("c1 int, c2 varchar(9)");

    assertThat(copy.loadFixture("groups.parquet", "parquet")).isEqualTo(6_000);
    assertThat(copy.loadFixture("no_rows.parquet", "parquet")).isZero();

    assertThat(copy.rows("select count(distinct c1), max(c1), sum(c2::int) from t"))
        .containsExactly("6000|5999|17997");
  }

  @Test
  void unpacksFilesWhoseNameSaysThatTheyArePacked() throws Exception {
    copy.table("c1 int, c2 varchar(9)");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(CopyFixture.fixture("small.parquet"));
    }
    copy.put("data", "packed/small.parquet.gz", packed.toByteArray());

    copy.copy("copy t from 's3://data/packed/' iam_role default parquet");

    assertThat(copy.rows()).containsExactly("1|one", "2|two");
  }

  @Test
  void wantsTheLengthOfEachFileInAManifest() throws Exception {
    copy.table("c1 int, c2 varchar(9)");
    byte[] file = CopyFixture.fixture("small.parquet");
    copy.put("data", "cm/1.parquet", file);
    copy.put("cm/without", "{\"entries\":[{\"url\":\"s3://data/cm/1.parquet\"}]}");
    copy.put(
        "cm/with",
        "{\"entries\":[{\"url\":\"s3://data/cm/1.parquet\",\"mandatory\":true,\"meta\":"
            + "{\"content_length\":"
            + file.length
            + "}}]}");

    assertThatThrownBy(
            () -> copy.copy("copy t from 's3://data/cm/without' iam_role default manifest parquet"))
        .hasMessageContaining("columnar files need \"meta\": {\"content_length\": …}");
    copy.copy("copy t from 's3://data/cm/with' iam_role default manifest parquet");

    assertThat(copy.rows()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "int#text_for_int.parquet#INT#optional byte_array c1 [i:0 d:1 r:0]",
        "int#long_for_int.parquet#INT#optional int64 c1 [i:0 d:1 r:0]",
        "bigint#small.parquet#BIGINT#optional int32 c1 [i:0 d:1 r:0]",
        "decimal(9,2)#small.parquet#DECIMAL(9, 2)#optional int32 c1 [i:0 d:1 r:0]",
        "float8#small.parquet#DOUBLE#optional int32 c1 [i:0 d:1 r:0]",
        "date#small.parquet#DATE#optional int32 c1 [i:0 d:1 r:0]",
        "timestamp#long_for_int.parquet#TIMESTAMP#optional int64 c1 [i:0 d:1 r:0]",
        "varchar(9)#small.parquet#VARCHAR(9)#optional int32 c1 [i:0 d:1 r:0]",
        "bool#small.parquet#BOOLEAN#optional int32 c1 [i:0 d:1 r:0]",
      })
  void refusesParquetOfAnotherSchema(String type, String file, String declared, String stored)
      throws Exception {
    copy.table("c1 " + type + ", c2 varchar(9)");

    assertFails(file, "parquet")
        .contains("error:  Spectrum Scan Error\n  code:      15007\n  context:   File 'https://s3")
        .contains(
            "' has an incompatible Parquet schema for column 's3://data/load/"
                + copy.lastQueryId()
                + "/"
                + file
                + ".c1'. Column type: "
                + declared
                + ", Parquet schema:\n"
                + stored);
    assertThat(copy.errors())
        .singleElement()
        .asString()
        .startsWith("0|c1|")
        .contains("|15007|Spectrum Scan Error. File 'https://s3.us-east-1.amazonaws.com/data/");
  }

  @Test
  void refusesNestedParquetForATypeThatIsNotSuper() throws Exception {
    copy.table("id int, tags varchar(99), person super, counts super, words super");

    assertFails("nested.parquet", "parquet serializetojson")
        .contains("Column type: VARCHAR(99), Parquet schema:\noptional group tags [i:1 d:1 r:0]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "int#text_for_int.orc#INT for column c1 incompatible with ORC file column type string",
        "bigint#small.orc#BIGINT for column c1 incompatible with ORC file column type int",
        "decimal(9,2)#small.orc#DECIMAL(9, 2) for column c1 incompatible with ORC file column"
            + " type int",
      })
  void refusesOrcOfAnotherSchema(String type, String file, String text) throws Exception {
    copy.table("c1 " + type + ", c2 varchar(9)");

    assertFails(file, "orc").contains("declared column type " + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "orc"})
  void refusesTextsThatAreTooLongAndNullsThatMustNotBe(String format) throws Exception {
    copy.table("c1 int, c2 varchar(2)");
    assertFails("small." + format, format)
        .contains(
            "The length of the data column c2 is longer than the length defined in the table."
                + " Table: 2, File name: https://s3.");
    assertThat(copy.errors()).singleElement().asString().startsWith("1|c2|varchar|2|0|15007|");

    copy.table("c1 int not null, c2 varchar(9)");
    assertFails("null." + format, format).contains("Cannot insert a NULL value into column c1");
    assertThat(copy.errors()).singleElement().asString().startsWith("2|c1|int4|0|0|15007|");
    assertThat(copy.rows()).isEmpty();
  }

  @Test
  void refusesInvalidUtf8OrReplacesIt() throws Exception {
    copy.table("c1 int, c2 varchar(9)");

    assertFails("invalid_utf8.parquet", "parquet")
        .contains("Bad UTF8 hex sequence: a4 (error 3), Column: c2");
    copy.loadFixture("invalid_utf8.parquet", "parquet acceptinvchars");

    assertThat(copy.rows()).containsExactly("1|ok", "2|a?z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "orc"})
  void namesFilesThatCannotBeRead(String format) throws Exception {
    copy.table("c1 int, c2 varchar(9)");
    byte[] whole = CopyFixture.fixture("small." + format);
    byte[] damaged = whole.clone();
    Arrays.fill(damaged, whole.length / 3, whole.length - 20, (byte) 0x5A);

    for (byte[] file :
        new byte[][] {
          {},
          "1|one\n2|two\n3|three\n".getBytes(),
          Arrays.copyOf(whole, whole.length - 9),
          Arrays.copyOf(whole, 10),
          damaged
        }) {
      assertThatThrownBy(() -> copy.load(file, format))
          .isInstanceOf(CopyFailed.class)
          .hasMessageContaining(
              "File 'https://s3.us-east-1.amazonaws.com/data/load/" + copy.lastQueryId() + "/part'")
          .hasMessageNotContaining("stepshift-copy");
    }
    assertThat(copy.rows()).isEmpty();
  }

  private org.assertj.core.api.AbstractStringAssert<?> assertFails(String file, String options) {
    try {
      copy.loadFixture(file, options);
    } catch (CopyFailed failed) {
      return assertThat(failed.getMessage()).startsWith("Spectrum Scan Error\n");
    }
    throw new AssertionError("COPY loaded " + file);
  }
}
