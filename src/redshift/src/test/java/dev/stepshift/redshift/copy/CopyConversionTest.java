package dev.stepshift.redshift.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(CopyFixture.Shared.class)
class CopyConversionTest {

  private final CopyFixture copy;

  CopyConversionTest(CopyFixture copy) {
    this.copy = copy;
  }

  @Test
  void loadsLinesThatEndWithADelimiterAndLinesThatDoNot() throws Exception {
    copy.table("a int, b varchar(10)");

    assertThat(copy.load("1|x|\n2|y\n3||\n4|z|\r\n5|last", "")).isEqualTo(5);

    assertThat(copy.rows()).containsExactly("1|x", "2|y", "3|", "4|z", "5|last");
    assertThat(copy.rows("select pg_last_copy_count()")).containsExactly("5");
  }

  @Test
  void takesBackslashesTabsAndQuotesAsData() throws Exception {
    copy.table("a varchar(20), b varchar(20)");

    copy.load("c:\\temp\\n|\"q\"\n\tx\\|\\.\n", "");

    assertThat(copy.rows()).containsExactly("c:\\temp\\n|\"q\"", "\tx\\|\\.");
  }

  @Test
  void readsEmptyFieldsAsNullExceptInCharacterColumns() throws Exception {
    copy.table("a int, b varchar(5), c char(3), d date, e boolean, f decimal(5,2), g timestamp");

    copy.load("|||||||\n  |   |  | | | | |\n\\N|\\N|\\N|\\N|\\N|\\N|\\N|\n", "");

    assertThat(copy.rows()).containsExactly("~||   |~|~|~|~", "~|   |   |~|~|~|~", "~|~|~|~|~|~|~");
  }

  @Test
  void readsEmptyAndBlankCharacterFieldsAsNullWhenAsked() throws Exception {
    copy.table("a varchar(5), b varchar(5)");
    copy.load("|  \n", "emptyasnull");
    copy.load("|  \n", "blanksasnull");
    copy.load("|  \n", "blanksasnull emptyasnull");

    assertThat(copy.rows()).containsExactly("~|  ", "|~", "~|~");
  }

  @Test
  void readsTheTextOfNullAs() throws Exception {
    copy.table("a int, b varchar(5)");
    copy.load("NA|NA\n1|\\N\n", "null as 'NA'");

    assertThat(copy.rows()).containsExactly("~|~", "1|\\N");
  }

  @Test
  void cutsDecimalsOffUnlessRoundecIsGiven() throws Exception {
    copy.table("a decimal(8,2), b decimal(4,0)");
    String text = "20.259|9.9\n-0.999|-1.5\n.5|+7\n12.|0\n000012345.6|1\n0.994|2.4\n";
    copy.load(text, "");
    copy.load(text, "roundec");

    assertThat(copy.rows())
        .containsExactly(
            "20.25|9",
            "-0.99|-1",
            "0.50|7",
            "12.00|0",
            "12345.60|1",
            "0.99|2",
            "20.26|10",
            "-1.00|-2",
            "0.50|7",
            "12.00|0",
            "12345.60|1",
            "0.99|2");
  }

  @Test
  void countsVarcharInBytesAndCutsItAtCharactersWithTruncatecolumns() throws Exception {
    copy.table("a varchar(3), b char(2)");
    copy.load("éé|abc\nabcd|ab  \n", "truncatecolumns");

    assertThat(copy.rows()).containsExactly("é|ab", "abc|ab");
  }

  @Test
  void trimsBlanksAtTheEndOfVarcharOnly() throws Exception {
    copy.table("a varchar(5), b char(4)");
    copy.load("ab   |cd  \n", "trimblanks");

    assertThat(copy.rows()).containsExactly("ab|cd  ");
  }

  @Test
  void replacesEachByteOfAnInvalidCharacter() throws Exception {
    copy.table("a varchar(10)");
    copy.load(
        new byte[] {'a', (byte) 0xE4, 'b', '\n', (byte) 0xC3, (byte) 0xA9, '\n'},
        "acceptinvchars '^'");

    assertThat(copy.rows()).containsExactly("a^b", "é");
  }

  @Test
  void readsEscapedDelimitersNewlinesAndNulls() throws Exception {
    copy.table("a varchar(20), b varchar(20)");
    copy.load("x\\|y|line\\\nbreak\n\\N|\\\\N\n\\\"q\\\\|z\\|\n", "escape");

    assertThat(copy.rows()).containsExactly("x|y|line\nbreak", "~|\\N", "\"q\\|z|");
  }

  @Test
  void takesQuotesOffAndKeepsWhatIsBetweenThem() throws Exception {
    copy.table("a varchar(20), b varchar(20)");
    copy.load("\"a|b\"|'c'\nBlue'|''\n' 'Black' '|x\n", "removequotes");

    assertThat(copy.rows()).containsExactly("a|b|c", "Blue'|", " 'Black' |x");
  }

  @Test
  void fillsColumnsMissingAtTheEnd() throws Exception {
    copy.table("a int, b varchar(5), c int, d char(2)");
    copy.load("1\n2|x\n", "fillrecord");

    assertThat(copy.rows()).containsExactly("1||~|~", "2|x|~|~");
  }

  @Test
  void skipsTheHeaderAndBlankLines() throws Exception {
    copy.table("a int, b int");
    copy.load("head|er\nmore\n\n1|2\n\n3|4\n", "ignoreheader 2 ignoreblanklines");

    assertThat(copy.rows()).containsExactly("1|2", "3|4");
  }

  @ParameterizedTest
  @CsvSource({
    "'YYYY-MM-DD', 2024-02-29, 2024-02-29",
    "'MM-DD-YYYY', 2-5-2024, 2024-02-05",
    "'DD/MM/YY', 01/12/99, 1999-12-01",
    "'YYYYMMDD', 20240131, 2024-01-31",
    "'DD MON YYYY', 5 Mar 2024, 2024-03-05",
    "auto, 01/31/2024, 2024-01-31",
    "auto, 20240131, 2024-01-31",
    "auto, 'January 8, 1999', 1999-01-08",
    "auto, 2024-01-31 10:00:00, 2024-01-31"
  })
  void readsDatesByDateformat(String format, String text, String date) throws Exception {
    copy.table("a date");
    copy.load(text + "\n", "dateformat as '" + format.replace("'", "") + "'");

    assertThat(copy.rows()).containsExactly(date);
  }

  @ParameterizedTest
  @CsvSource({
    "'MM/DD/YYYY HH:MI:SS', 02/05/2024 07:08:09, 2024-02-05 07:08:09",
    "'YYYY-MM-DD\"T\"HH24:MI:SS', 2024-02-05T07:08:09, 2024-02-05 07:08:09",
    "'YYYY-MM-DD HH12:MI:SS AM', 2024-02-05 12:08:09 PM, 2024-02-05 12:08:09",
    "auto, 2024-02-05T07:08:09.123Z, 2024-02-05 07:08:09.123",
    "auto, 2024-02-05, 2024-02-05 00:00:00",
    "auto, 20080215T134533, 2008-02-15 13:45:33",
    "epochsecs, 1700000000, 2023-11-14 22:13:20",
    "epochmillisecs, 1700000000123, 2023-11-14 22:13:20.123",
    "epochsecs, 1700000000.5, 2023-11-14 22:13:20.5"
  })
  void readsTimestampsByTimeformat(String format, String text, String time) throws Exception {
    copy.table("a timestamp");
    copy.load(text + "\n", "timeformat '" + format.replace("'", "") + "'");

    assertThat(copy.rows()).containsExactly(time);
  }

  @Test
  void readsEveryTypeInItsStandardForm() throws Exception {
    copy.table(
        "a smallint, b bigint, c real, d float8, e boolean, f date, g timestamp, h timestamptz,"
            + " i time, j timetz");
    copy.load(
        "-32768|9223372036854775807|1.5|-2e3|yes|2024-01-31 00:00:00|2024-01-31 01:02:03.456789|"
            + "2024-01-31 01:02:03+02|23:59:59.5|01:02:03+01:30\n"
            + " 7 |-9223372036854775808|NaN|1|F|0001-01-01|9999-12-31 23:59:59|"
            + "2024-01-31 01:02:03|01:02|01:02:03\n",
        "");

    assertThat(copy.rows())
        .containsExactly(
            "-32768|9223372036854775807|1.5|-2000|t|2024-01-31|2024-01-31 01:02:03.456789|"
                + "2024-01-30 23:02:03+00|23:59:59.5|01:02:03+01:30",
            "7|-9223372036854775808|NaN|1|f|0001-01-01|9999-12-31 23:59:59|"
                + "2024-01-31 01:02:03+00|01:02:00|01:02:03+00");
  }

  @Test
  void turnsDatesThatDoNotParseIntoNullWithAcceptanydate() throws Exception {
    copy.table("a date, b timestamp");
    copy.load("00/00/00|never\n", "acceptanydate dateformat 'YYYY-MM-DD'");

    assertThat(copy.rows()).containsExactly("~|~");
  }

  @Test
  void givesOmittedColumnsTheirDefaultsAndSkipsIdentities() throws Exception {
    copy.table(
        "id int generated always as identity (start with 10), a int, b varchar(5) default 'dflt',"
            + " c int");
    copy.load("1|x|2\n", "");
    copy.put("listed", "5|6\n");
    copy.copy("copy t (c, a) from 's3://data/listed'" + CopyFixture.ROLE);

    assertThat(copy.rows()).containsExactly("10|1|x|2", "11|6|dflt|5");
  }

  @Test
  void readsIdentitiesFromTheFileWithExplicitIds() throws Exception {
    copy.table("id int generated always as identity, a int");
    copy.load("42|1\n", "explicit_ids");

    assertThat(copy.rows()).containsExactly("42|1");
  }

  @Test
  void readsRecordsThatSpanManyReads() throws Exception {
    copy.table("a int, b varchar(65535)");
    StringBuilder text = new StringBuilder();
    String wide = "é\\x".repeat(10_000);
    for (int i = 0; i < 40; i++) {
      text.append(i).append('|').append(wide).append("|\n");
    }
    copy.load(text.toString().getBytes(StandardCharsets.UTF_8), "");

    assertThat(
            copy.rows(
                "select count(*), sum(a), min(octet_length(b)), max(b) = repeat(E'é\\\\x',"
                    + " 10000) from t"))
        .containsExactly("40|780|40000|t");
  }

  @Test
  void checksWithoutLoadingOnNoload() throws Exception {
    copy.table("a int");

    assertThat(copy.load("1\n2\n", "noload")).isZero();
    assertThat(copy.rows()).isEmpty();
  }
}
