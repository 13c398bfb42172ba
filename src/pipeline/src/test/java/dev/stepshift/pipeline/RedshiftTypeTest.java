package dev.stepshift.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.pipeline.RedshiftType.Kind;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedshiftTypeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BIGINT|bigint",
        "decimal(12,2)|decimal(12,2)",
        "Numeric (38, 0)|numeric(38,0)",
        "numeric(7)|numeric(7)",
        "varchar(max)|varchar(max)",
        "varbyte(16777216)|varbyte(16777216)",
        "double  precision|double precision",
        "timestamp with time zone|timestamp with time zone"
      })
  void aTypeIsWrittenInLowerCaseUnderItsOwnName(String written, String sql) {
    assertThat(RedshiftType.parse(written).sql()).isEqualTo(sql);
    assertThat(RedshiftType.parse(sql)).isEqualTo(RedshiftType.parse(written));
  }

  @ParameterizedTest
  @CsvSource({
    "int4, INTEGER",
    "float, DOUBLE_PRECISION",
    "bool, BOOLEAN",
    "timestamp without time zone, TIMESTAMP",
    "character varying(9), VARCHAR",
    "nchar(9), CHAR",
    "binary varying(9), VARBYTE",
    "'numeric(9,1)', DECIMAL",
    "super, SUPER"
  })
  void allNamesOfAKindAreOfThatKind(String written, Kind kind) {
    assertThat(RedshiftType.parse(written).kind()).isEqualTo(kind);
  }

  @Test
  void aTypeKnowsItsLengthOrItsPrecision() {
    RedshiftType text = RedshiftType.parse("varchar(40)");
    assertThat(text.length()).hasValue(40);
    assertThat(text.precision()).isEqualTo(OptionalInt.empty());
    assertThat(RedshiftType.parse("varchar(max)").length()).hasValue(65_535);
    assertThat(RedshiftType.parse("char(max)").length()).hasValue(4_096);

    RedshiftType number = RedshiftType.parse("decimal(12,2)");
    assertThat(number.length()).isEqualTo(OptionalInt.empty());
    assertThat(number.precision()).hasValue(12);
    assertThat(number.scale()).hasValue(2);
    assertThat(RedshiftType.parse("decimal(12)").scale()).hasValue(0);
    assertThat(RedshiftType.parse("date").scale()).isEqualTo(OptionalInt.empty());
  }

  /** The messages to people are in the files of {@code pipelines/meaning}. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "int, b int",
        "int); drop table a; --",
        "int default 'x'",
        "varchar('4')",
        "a--b",
        "varchar(40",
        "varchar(40,2)",
        "varbyte(max)",
        "int[]"
      })
  void whatIsNoTypeIsRefused(String written) {
    assertThatThrownBy(() -> RedshiftType.parse(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'");
  }
}
