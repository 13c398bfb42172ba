package dev.stepshift.redshift.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.redshift.copy.error.CopyFailed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixed width, Avro, and files of lzop. */
@ExtendWith(CopyFixture.Shared.class)
class CopyFormatsTest {

  private final CopyFixture copy;

  CopyFormatsTest(CopyFixture copy) {
    this.copy = copy;
  }

  @Test
  void cutsLinesOfFixedWidthByBytes() throws Exception {
    copy.table("a int, b varchar(6), c decimal(6,2), d date");

    copy.load(
        "  1abc   12.5  2024-01-31\r\n 22é €-1.005 2024-02-29\n  3      7          ",
        "fixedwidth 'a:3,b:6,c:6,d:11'");

    assertThat(copy.rows())
        .containsExactly("1|abc   |12.50|2024-01-31", "22|é €|-1.00|2024-02-29", "3|      |7.00|~");
  }

  @Test
  void takesAwayBlanksOfFixedWidthOnlyWhenToldTo() throws Exception {
    copy.table("a int, b varchar(6)");

    copy.load("  1abc   \n  2      \n", "fixedwidth 'a:3,b:6' trimblanks blanksasnull");

    assertThat(copy.rows()).containsExactly("1|abc", "2|~");
  }

  @Test
  void reportsLinesThatAreTooShortOrTooLongForTheirWidths() throws Exception {
    copy.table("a int, b int, c varchar(2)");

    assertThat(copy.load(" 1 2xy\n 1\n 1 2xyz\n x 2xy\n", "fixedwidth 'a:2,b:2,c:2' maxerror 9"))
        .isEqualTo(1);

    assertThat(copy.errors())
        .containsExactly(
            "2|a|int4|0|0|1214|Delimiter not found",
            "3|c|varchar|2|0|1202|Extra column(s) found",
            "4|a|int4|0|1|1207|Invalid digit, Value 'x', Pos 1, Type: Integer");
  }

  @Test
  void refusesWidthsThatAreNotOneAColumn() throws Exception {
    copy.table("a int, b int");

    assertThatThrownBy(() -> copy.load("1\n", "fixedwidth 'a:1'"))
        .hasMessage("FIXEDWIDTH has 1 widths, and the table or the column list has 2 columns");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "deflate", "snappy"})
  void loadsAvroByTheNamesOfFields(String codec) throws Exception {
    copy.table(
        "i int, l bigint, f real, d float8, b bool, s varchar(20), e varchar(9), millis timestamp,"
            + " mixed varchar(3), tags varchar(30), address super, missing int");

    copy.loadFixture("people_" + codec + ".avro", "avro 'auto' timeformat 'epochmillisecs'");

    assertThat(copy.rows())
        .containsExactly(
            "1|1099511627776|1.5|-0.1|t|grün | €|RED|2024-02-29 23:59:58.123|~|[\"a\", \"q\\\"\"]"
                + "|{\"zip\": 123}|~",
            "-2|~|0|1e+300|f|~|BLUE|1970-01-01 00:00:00|~|[\"b\"]|~|~");
  }

  @Test
  void loadsAvroInAnyCaseAndByPaths() throws Exception {
    copy.table("i int, mixed varchar(9), zip int, tag varchar(3)");
    copy.loadFixture("people_null.avro", "format avro 'auto ignorecase'");
    assertThat(copy.rows()).containsExactly("1|M|~|~", "-2||~|~");

    copy.execute("truncate t");
    copy.put("paths/avro", "{\"jsonpaths\":[\"$.i\",\"$.Mixed\",\"$.address.zip\",\"$.tags[0]\"]}");
    copy.loadFixture("people_null.avro", "format avro 's3://data/paths/avro'");
    assertThat(copy.rows()).containsExactly("1|M|123|a", "-2||~|b");
  }

  @Test
  void reportsAvroRecordsByTheirNumber() throws Exception {
    copy.table("i int, b int, l bigint not null");

    assertThat(copy.loadFixture("people_null.avro", "avro maxerror 5")).isZero();
    assertThat(copy.errors())
        .containsExactly(
            "1|b|int4|0|0|1207|Invalid digit, Value 't', Pos 0, Type: Integer",
            "2|b|int4|0|0|1207|Invalid digit, Value 'f', Pos 0, Type: Integer");

    copy.table("tag varchar(3), i int");
    copy.put("paths/avro2", "{\"jsonpaths\":[\"$.tags[1]\",\"$.i\"]}");
    assertThat(copy.loadFixture("people_null.avro", "avro 's3://data/paths/avro2' maxerror 5"))
        .isEqualTo(1);
    assertThat(copy.errors())
        .containsExactly(
            "2|tag|varchar|3|0|1216"
                + "|Invalid JSONPath format: Not an array or index out of range.");
  }

  @Test
  void namesAvroFilesThatCannotBeRead() throws Exception {
    copy.table("i int");
    byte[] whole = CopyFixture.fixture("people_null.avro");

    assertThatThrownBy(() -> copy.load("no avro at all, and long enough\n", "avro"))
        .hasMessageContaining("part cannot be read as an Avro file: Not an Avro data file");
    assertThatThrownBy(() -> copy.load(Arrays.copyOf(whole, whole.length - 30), "avro"))
        .isInstanceOf(CopyFailed.class)
        .hasMessageContaining("part cannot be read as an Avro file");
    assertThatThrownBy(() -> copy.load(new byte[0], "avro"))
        .hasMessageContaining("part cannot be read as an Avro file");
    assertThatThrownBy(() -> copy.loadFixture("people_bzip2.avro", "avro"))
        .hasMessageContaining("takes the Avro codecs deflate and snappy, not bzip2");
    assertThatThrownBy(() -> copy.loadFixture("not_a_record.avro", "avro"))
        .hasMessageContaining("the Avro schema type must be record, not string");
    assertThat(copy.rows()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast", "best", "crc", "sumless"})
  void unpacksWhatLzopWritesAndFilesJoinedFromIt(String name) throws Exception {
    copy.table("a int, b varchar(225)");
    byte[] one = CopyFixture.fixture(name + ".lzo");
    byte[] stored = CopyFixture.fixture("stored.lzo");
    byte[] joined = Arrays.copyOf(one, one.length + stored.length);
    System.arraycopy(stored, 0, joined, one.length, stored.length);

    assertThat(copy.load(joined, "lzop")).isEqualTo(3_001);
    assertThat(copy.rows("select count(distinct a), max(a), count(distinct b) from t"))
        .containsExactly("3000|2999|2");
  }

  @Test
  void namesFilesThatLzopDidNotWriteOrThatAreDamaged() throws Exception {
    copy.table("a int, b varchar(225)");
    byte[] whole = CopyFixture.fixture("fast.lzo");
    byte[] flipped = whole.clone();
    flipped[whole.length / 2] ^= 0x55;

    assertThatThrownBy(() -> copy.load("1|x\n1|x\n1|x\n", "lzop"))
        .hasMessageContaining("part cannot be read as LZOP: it is not an lzop file");
    assertThatThrownBy(() -> copy.load(Arrays.copyOf(whole, whole.length / 2), "lzop"))
        .hasMessageContaining("part cannot be read as LZOP: it ends too early");
    assertThatThrownBy(() -> copy.load(flipped, "lzop"))
        .hasMessageContaining("part cannot be read as LZOP: a block");
    assertThat(copy.rows()).isEmpty();
  }
}
