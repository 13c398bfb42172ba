package dev.stepshift.redshift.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(CopyFixture.Shared.class)
class CopyErrorsTest {

  private static final String FAILED =
      "Load into table 't' failed.  Check 'sys_load_error_detail' system table for details.";

  private final CopyFixture copy;

  CopyErrorsTest(CopyFixture copy) {
    this.copy = copy;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "int#a#int4#0#0#1207#Invalid digit, Value 'a', Pos 0, Type: Integer",
        "int#12.0#int4#0#2#1207#Invalid digit, Value '.', Pos 2, Type: Integer",
        "int#-#int4#0#0#1207#Invalid digit, Value '-', Pos 0, Type: Integer",
        "smallint#x#int2#0#0#1207#Invalid digit, Value 'x', Pos 0, Type: Short",
        "smallint#32768#int2#0#0#1222#Overflow (Short valid range -32768 to 32767)",
        "bigint#9223372036854775808#int8#0#0#1222"
            + "#Overflow (Long valid range -9223372036854775808 to 9223372036854775807)",
        "bigint#99999999999999999999999#int8#0#0#1222"
            + "#Overflow (Long valid range -9223372036854775808 to 9223372036854775807)",
        "decimal(5,2)#1e3#numeric#5, 2#1#1207#Invalid digit, Value 'e', Pos 1, Type: Decimal",
        "decimal(5,2)#1000#numeric#5, 2#0#1204#Overflow for NUMERIC(5,2)",
        "real#1x#float4#0#1#1207#Invalid digit, Value 'x', Pos 1, Type: Float",
        "float8#1e999#float8#0#0#1204#Overflow for Double",
        "float8#1e1e1#float8#0#0#1208#Invalid value: float format error",
        "boolean#on#bool#0#0#1210#Unknown boolean format",
        "char(2)#abc#char#2#2#1204#Char length exceeds DDL length",
        "char(4)#aé#char#4#1#1220"
            + "#Multibyte character not supported for CHAR (Hint: try using VARCHAR). Invalid"
            + " char: c3 a9",
        "varchar(3)#éé#varchar#3#3#1204#String length exceeds DDL length",
        "date#1/2/2024#date#0#0#1205#Invalid Date Format - length must be 10 or more",
        "date#2023-02-29#date#0#0#1205#Invalid Date Format [YYYY-MM-DD]",
        "timestamp#2024-01-01T00:00:00#timestamp#0#0#1206"
            + "#Invalid timestamp format or value [YYYY-MM-DD HH24:MI:SS]",
        "timestamp#2024-01-01 24:00:00#timestamp#0#0#1206"
            + "#Invalid timestamp format or value [YYYY-MM-DD HH24:MI:SS]",
        "int not null#\\N#int4#0#0#1213#Missing data for not-null field",
        "bytea#0g#bytea#0#1#1219#Invalid hexadecimal digit in VARBYTE",
      })
  void refusesAFieldAndSaysWhereAndWhy(
      String type,
      String field,
      String typeName,
      String length,
      String position,
      String code,
      String reason)
      throws Exception {
    copy.table("k int, v " + type);

    assertThatThrownBy(() -> copy.load("1|" + field + "|\n", "")).hasMessage(FAILED);

    assertThat(copy.errors())
        .containsExactly(String.join("|", "1|v", typeName, length, position, code, reason));
    assertThat(copy.rows()).isEmpty();
  }

  @Test
  void refusesLinesWithTooFewOrTooManyFields() throws Exception {
    copy.table("a int, b int, c int");

    assertThat(copy.load("1|2\n1|2|3\n1|2|3|4\n1|2|3||\n\n", "maxerror 10")).isEqualTo(1);

    assertThat(copy.errors())
        .containsExactly(
            "1|b|int4|0|0|1214|Delimiter not found",
            "3|c|int4|0|0|1202|Extra column(s) found",
            "4|c|int4|0|0|1202|Extra column(s) found",
            "5|a|int4|0|0|1214|Delimiter not found");
  }

  @Test
  void refusesInvalidUtf8WithItsBytes() throws Exception {
    copy.table("a varchar(10)");

    byte[] bytes = {
      'a',
      (byte) 0xA4,
      '\n',
      (byte) 0xE2,
      (byte) 0x82,
      '\n',
      0,
      '\n',
      (byte) 0xED,
      (byte) 0xA0,
      (byte) 0x80,
      '\n',
      'x',
      '\n'
    };
    assertThat(copy.load(bytes, "maxerror 9")).isEqualTo(1);

    String reason = "String contains invalid or unsupported UTF8 codepoints. Bad UTF8 hex sequence";
    assertThat(copy.errors())
        .containsExactly(
            "1|a|varchar|10|1|1220|" + reason + ": a4 (error 3)",
            "2|a|varchar|10|0|1220|" + reason + ": e2 82 (error 2)",
            "3|a|varchar|10|0|1220|" + reason + ": 0 (error 3)",
            "4|a|varchar|10|0|1220|" + reason + ": ed a0 80 (error 5)");
  }

  @Test
  void keepsRawLineAndFieldInStlLoadErrors() throws Exception {
    copy.table("a int, b int");
    assertThatThrownBy(() -> copy.load("1|1\n7|zé\n", "")).hasMessage(FAILED);

    assertThat(
            copy.rows(
                "select session, line_number, trim(colname), trim(type), trim(raw_line),"
                    + " trim(raw_field_value), err_code, trim(err_reason), trim(filename)"
                    + " from stl_load_errors where query = "
                    + copy.lastQueryId()))
        .containsExactly(
            "4711|2|b|int4|7|z..|z..|1207|Invalid digit, Value 'z', Pos 0, Type: Integer"
                + "|s3://data/load/"
                + copy.lastQueryId()
                + "/part");
  }

  @ParameterizedTest
  @CsvSource({"0, 1, false", "1, 1, false", "2, 2, false", "3, 2, true", "100000, 2, true"})
  void failsWhenErrorsReachMaxerror(int maxError, int logged, boolean loads) throws Exception {
    copy.table("a int");
    String text = "1\nx\n2\ny\n3\n";
    if (loads) {
      assertThat(copy.load(text, "maxerror " + maxError)).isEqualTo(3);
    } else {
      assertThatThrownBy(() -> copy.load(text, "maxerror " + maxError)).hasMessage(FAILED);
    }

    assertThat(copy.errors()).hasSize(logged);
    assertThat(copy.rows()).hasSize(loads ? 3 : 0);
  }

  @Test
  void loadsWhatIsGoodWithIgnoreallerrors() throws Exception {
    copy.table("a int");

    assertThat(copy.load("x\n".repeat(1200) + "1\n", "ignoreallerrors")).isEqualTo(1);
    assertThat(copy.errors()).hasSize(1200);
  }

  @Test
  void keepsErrorsWhenTheTransactionIsRolledBack() throws Exception {
    copy.table("a int");
    copy.connection().setAutoCommit(false);
    try {
      assertThatThrownBy(() -> copy.load("x\n", "")).hasMessage(FAILED);
      copy.connection().rollback();
    } finally {
      copy.connection().setAutoCommit(true);
    }

    assertThat(copy.errors()).hasSize(1);
    assertThat(
            copy.rows(
                "select status, table_name, loaded_rows, error_count, session_id"
                    + " from sys_load_history where query_id = "
                    + copy.lastQueryId()))
        .containsExactly("failed|t|0|1|4711");
  }

  @Test
  void leavesTheLoadInTheCallersTransaction() throws Exception {
    copy.table("a int");
    copy.connection().setAutoCommit(false);
    copy.load("1\n", "");
    assertThat(copy.rows()).containsExactly("1");
    copy.connection().rollback();
    copy.connection().setAutoCommit(true);

    assertThat(copy.rows()).isEmpty();
  }

  @Test
  void namesTargetsThatDoNotFit() throws Exception {
    copy.table("a int, b int not null, id int generated always as identity, j json");

    assertThatThrownBy(() -> copy.copy("copy nope from 's3://data/x' iam_role default"))
        .hasMessage("Cannot COPY into nonexistent table nope");
    assertThatThrownBy(() -> copy.copy("copy t (z) from 's3://data/x' iam_role default"))
        .hasMessageContaining("column \"z\" of relation \"t\" does not exist");
    assertThatThrownBy(() -> copy.copy("copy t (a) from 's3://data/x' iam_role default"))
        .hasMessageContaining("null value in column \"b\"");
    assertThatThrownBy(() -> copy.copy("copy t (b, id) from 's3://data/x' iam_role default"))
        .hasMessageContaining("\"id\" is an IDENTITY column");
    assertThatThrownBy(() -> copy.copy("copy t from 's3://data/x' iam_role default"))
        .hasMessageContaining("column \"j\" of type json is not available in local mode yet");
  }
}
