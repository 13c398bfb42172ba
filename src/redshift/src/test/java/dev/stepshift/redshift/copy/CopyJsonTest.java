package dev.stepshift.redshift.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import dev.stepshift.redshift.copy.error.CopyFailed;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(CopyFixture.Shared.class)
class CopyJsonTest {

  private static final String FAILED =
      "Load into table 't' failed.  Check 'sys_load_error_detail' system table for details.";

  private final CopyFixture copy;

  CopyJsonTest(CopyFixture copy) {
    this.copy = copy;
  }

  @Test
  void matchesLowerCaseNamesInAnyOrderAndLoadsNullForWhatIsMissing() throws Exception {
    copy.table("a int, b varchar(20), c decimal(9,2)");

    copy.load("{\"b\":\"x\",\"a\":1,\"zz\":{\"a\":9}} {\"A\":2,\"c\":3.456}\n\n{}", "json");

    assertThat(copy.rows()).containsExactly("1|x|~", "~|~|3.45", "~|~|~");
  }

  @Test
  void ignoresTheCaseOfNamesWhenToldTo() throws Exception {
    copy.table("a int, bee varchar(20)");

    copy.load("{\"A\":1,\"Bee\":\"x\"}", "json 'auto ignorecase'");

    assertThat(copy.rows()).containsExactly("1|x");
  }

  @Test
  void readsEveryTypeFromJsonsOwnAndFromText() throws Exception {
    copy.table(
        "i bigint, d decimal(20,3), f float8, b bool, day date, ts timestamp, tz timestamptz,"
            + " v varchar(30), ch char(3)");

    copy.load(
        """
        {"i": -9223372036854775808, "d": 12345678901234567.891, "f": -1.5e-3, "b": true,
         "day": "2024-02-29", "ts": "2024-02-29 23:59:58.123456", "tz": "2024-02-29 12:00:00+02",
         "v": "grün € 𝄞 \\u00e9\\ud834\\udd1e\\n\\t\\"\\\\", "ch": "abc"}
        {"i": "7", "d": "1.999", "f": "1", "b": "no", "day": "", "v": "", "ch": null}
        {"v": true}
        {"v": 1.10}
        """,
        "json 'auto'");

    assertThat(copy.rows())
        .containsExactly(
            "-9223372036854775808|12345678901234567.891|-0.0015|t|2024-02-29"
                + "|2024-02-29 23:59:58.123456|2024-02-29 10:00:00+00|grün € 𝄞 é𝄞\n\t\"\\|abc",
            "7|1.999|1|f|~|~|~||~",
            "~|~|~|~|~|~|~|true|~",
            "~|~|~|~|~|~|~|1.10|~");
  }

  @Test
  void loadsObjectsAndArraysAsTheirTextWithoutBlanks() throws Exception {
    copy.table("a varchar(60), b super");

    copy.load(
        """
        {"a": { "k" : [ 1, "x y\\" }" ],
                "n": null }, "b": {"p": [1.50, "é"]}}
        {"a": [ ], "b": "text"}
        {"b": 12e1}
        {"b": null}""",
        "json 'auto'");

    assertThat(copy.rows())
        .containsExactly(
            "{\"k\":[1,\"x y\\\" }\"],\"n\":null}|{\"p\": [1.50, \"é\"]}",
            "[]|\"text\"",
            "~|120",
            "~|~");
  }

  @Test
  void keepsTheWholeObjectWithNoshred() throws Exception {
    copy.table("b super");

    copy.load("{\"a\": 1}\n[2, 3]\n", "json 'noshred'");

    assertThat(copy.rows()).containsExactly("{\"a\": 1}", "[2, 3]");
    copy.table("a int, b super");
    assertThatThrownBy(() -> copy.load("{}", "json 'noshred'"))
        .hasMessage("JSON 'noshred' loads a single column of the type SUPER");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "\"$.id\",\"$.at.lon[1]\",\"$.at\"",
        "\"$['id']\",\"$['at']['lon'][1]\",\"$['at']\"",
      })
  void followsThePathsOfAJsonpathsFile(String paths) throws Exception {
    copy.table("a int, b int, c varchar(40)");
    copy.put("paths/p.json", "{\"jsonpaths\": [" + paths + "]}");

    copy.load(
        "{\"at\": {\"lon\": [5, 6], \"x\": 1}, \"id\": 1} {\"id\": 2} {\"id\":3,\"at\":{}}",
        "json 's3://data/paths/p.json'");

    assertThat(copy.rows()).containsExactly("1|6|{\"lon\":[5,6],\"x\":1}", "2|~|~", "3|~|{}");
  }

  @Test
  void followsPathsIntoRecordsThatAreArrays() throws Exception {
    copy.table("a int, b varchar(10)");
    copy.put("paths/a.json", "{\"jsonpaths\": [\"$[1]\", \"$[0]\"]}");

    copy.load("[\"x\", 1] [\"y\", 2]", "json 's3://data/paths/a.json'");

    assertThat(copy.rows()).containsExactly("1|x", "2|y");
  }

  @Test
  void usesNamesWhenAJsonpathsFileHasAnotherKey() throws Exception {
    copy.table("a int");
    copy.put("paths/other.json", "{\"jsonPaths\": [\"$.x\"]}");

    copy.load("{\"a\": 1, \"x\": 2}", "json 's3://data/paths/other.json'");

    assertThat(copy.rows()).containsExactly("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "{\"jsonpaths\":[\"$.a\"]}#Number of jsonpaths and the number of columns should match."
            + " JSONPath size: 1, Number of columns in table or column list: 2",
        "{\"jsonpaths\":[\"$.a\",\"$['b'].c\"]}#Invalid JSONPath format. Supported notations are"
            + " 'dot-notation' and 'bracket-notation': $['b'].c",
        "{\"jsonpaths\":[\"$.a\",\"$.*\"]} x#Error parsing JSONPaths file 's3://data/paths/bad'",
        "{\"jsonpaths\":[\"$.a\",\"\"]}#element 1 is not a path",
        "{\"jsonpaths\":[\"$.a\"#Error parsing JSONPaths file 's3://data/paths/bad'",
        "[]#it is not a JSON object",
      })
  void refusesAJsonpathsFileThatIsWrong(String content, String message) throws Exception {
    copy.table("a int, b int");
    copy.put("paths/bad", content);

    assertThatThrownBy(() -> copy.load("{}", "json 's3://data/paths/bad'"))
        .isInstanceOf(CopyFailed.class)
        .hasMessageContaining(message);
  }

  @Test
  void namesAJsonpathsFileThatIsMissing() throws Exception {
    copy.table("a int");

    assertThatThrownBy(() -> copy.load("{}", "json 's3://data/paths/none'"))
        .hasMessageContaining("S3ServiceException:The specified key does not exist")
        .hasMessageEndingWith("File s3://data/paths/none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "bzip2", "zstd"})
  void unpacksJson(String compression) throws Exception {
    copy.table("a int");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out =
        switch (compression) {
          case "gzip" -> new GZIPOutputStream(packed);
          case "bzip2" -> new BZip2CompressorOutputStream(packed);
          default -> new ZstdOutputStream(packed);
        }) {
      out.write("{\"a\":1}\n{\"a\":2}\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(copy.load(packed.toByteArray(), "json " + compression)).isEqualTo(2);
    assertThat(copy.rows()).containsExactly("1", "2");
  }

  @Test
  void readsRecordsLargerThanItsBufferAndMillionsOfBytesOfThem() throws Exception {
    copy.table("a int, b varchar(65535)");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      text.append("{\"skip\":\"").append("{[".repeat(300_000 / (i + 1))).append("\",\n\"b\":\"");
      text.append("é".repeat(20_000)).append("\",\"a\":").append(i).append("}\n");
    }

    assertThat(copy.load(text.toString(), "json")).isEqualTo(60);
    assertThat(copy.rows("select sum(a), min(len(b)), max(len(b)) from t"))
        .containsExactly("1770|20000|20000");
  }

  @Test
  void reportsEachBadRecordWithItsLastLineAndColumnAndGoesOn() throws Exception {
    copy.table("a int, b varchar(3), c int not null default 0");

    assertThat(
            copy.load(
                """
                {"a": 1, "b": "abc", "c": 1}
                {"a": "x",
                 "c": 1}
                nonsense, {"a": 1}
                {"a": 1 "c": 2}
                {"a": 2.0, "c": 1}
                {"a": 2, "b": "abcd", "c": 1}
                {"a": 2, "c": null}
                [1]
                {"a": true, "c": 1} {"a": 3, "c": 1}
                {"a": 9, "c": 1
                """,
                "json maxerror 100"))
        .isEqualTo(2);

    assertThat(copy.rows("select a from t")).containsExactly("1", "3");
    assertThat(copy.errors())
        .satisfiesExactly(
            e -> assertThat(e).isEqualTo(invalidDigit(3, 'x', 0)),
            e -> assertThat(e).contains("4|a|", "1216|Invalid JSON: neither an object nor"),
            e -> assertThat(e).contains("5|a|", "1216|Invalid JSON: Unexpected character ('\"'"),
            e -> assertThat(e).isEqualTo(invalidDigit(6, '.', 1)),
            e -> assertThat(e).isEqualTo("7|b|varchar|3|3|1204|String length exceeds DDL length"),
            e -> assertThat(e).isEqualTo("8|c|int4|0|0|1213|Missing data for not-null field"),
            e -> assertThat(e).contains("9|a|", "Invalid JSONPath format: Member is not an object"),
            e -> assertThat(e).isEqualTo(invalidDigit(10, 't', 0)),
            e -> assertThat(e).contains("1216|Invalid JSON: the file ends within an object"));
  }

  private static String invalidDigit(int line, char value, int position) {
    return line
        + "|a|int4|0|"
        + position
        + "|1207|Invalid digit, Value '"
        + value
        + "', Pos "
        + position
        + ", Type: Integer";
  }

  @Test
  void refusesAnArrayElementThatIsNotThere() throws Exception {
    copy.table("a int");
    copy.put("paths/e.json", "{\"jsonpaths\": [\"$.a[2]\"]}");

    assertThatThrownBy(() -> copy.load("{\"a\":[1,2]}", "json 's3://data/paths/e.json'"))
        .hasMessage(FAILED);
    assertThat(copy.errors())
        .containsExactly(
            "1|a|int4|0|0|1216|Invalid JSONPath format: Not an array or index out of range.");
  }

  @Test
  void refusesInvalidUtf8WithItsBytesOrReplacesIt() throws Exception {
    copy.table("a int, b varchar(10)");
    byte[] bytes = "{\"a\":1,\"b\":\"xéz\"}\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> copy.load(bytes, "json")).hasMessage(FAILED);
    assertThat(copy.errors())
        .containsExactly(
            "1|b|varchar|10|13|1220|String contains invalid or unsupported UTF8 codepoints."
                + " Bad UTF8 hex sequence: e9 (error 4)");

    copy.load(bytes, "json acceptinvchars '^'");
    assertThat(copy.rows()).containsExactly("1|x^z");
  }

  @Test
  void refusesSuperValuesThatAreNoJson() throws Exception {
    copy.table("a super");

    assertThat(copy.load("{\"k\": [1]}\n12\nplain\n{}{}\n\"\\u0000\"\n", "maxerror 9"))
        .isEqualTo(2);

    assertThat(copy.rows()).containsExactly("{\"k\": [1]}", "12");
    assertThat(
            copy.rows(
                "select line_number, error_code from sys_load_error_detail where query_id="
                    + copy.lastQueryId()
                    + " order by 1"))
        .containsExactly("3|1224", "4|1224", "5|1224");
  }
}
