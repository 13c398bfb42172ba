package dev.stepshift.redshift.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be wrong with a file, format by format; the second record is the bad one. */
@ExtendWith(CopyFixture.Shared.class)
class CopyBadFilesTest {

  private static final String WIDTHS = "fixedwidth 'n:2,d:10,v:2'";

  private final CopyFixture copy;

  CopyBadFilesTest(CopyFixture copy) {
    this.copy = copy;
  }

  @BeforeEach
  void makeTable() throws Exception {
    copy.table("n int, d date, v varchar(2)");
  }

  /** A tilde stands for a byte that is not UTF-8. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "delimiter ','#1,2024-01-31,a#x,2024-01-31,a#2|n|1207|Invalid digit, Value 'x', Pos 0",
        "delimiter ','#1,2024-01-31,a#2,2024-13-31,a#2|d|1205|Invalid Date Format [YYYY-MM-DD]",
        "delimiter ','#1,2024-01-31,a#2,2024-01-31,abc#2|v|1204|String length exceeds DDL length",
        "delimiter ','#1,2024-01-31,a#2,2024-01-31,~#2|v|1220|String contains invalid",
        "delimiter ','#1,2024-01-31,a#2,2024-01-31#2|d|1214|Delimiter not found",
        "delimiter ','#1,2024-01-31,a#2,2024-01-31,a,b#2|v|1202|Extra column(s) found",
        "csv#1,2024-01-31,a#x,2024-01-31,a#2|n|1207|Invalid digit, Value 'x', Pos 0",
        "csv#1,2024-01-31,a#2,31.1.2024,a#2|d|1205|Invalid Date Format - length must be 10",
        "csv#1,2024-01-31,a#2,2024-01-31,\"a#2|v|1214|Delimited value missing end quote",
        "csv#1,2024-01-31,a#2,2024-01-31,~#2|v|1220|String contains invalid",
        "csv#1,2024-01-31,a#2,2024-01-31#2|d|1214|Delimiter not found",
        "csv#1,2024-01-31,a#2,2024-01-31,a,b#2|v|1202|Extra column(s) found",
        WIDTHS + "#` 12024-01-31a`#` x2024-01-31a`#2|n|1207|Invalid digit, Value 'x', Pos 1",
        WIDTHS + "#` 12024-01-31a`#` 22024-13-31a`#2|d|1205|Invalid Date Format [YYYY-MM-DD]",
        WIDTHS + "#` 12024-01-31a`#` 22024-01-31~`#2|v|1220|String contains invalid",
        WIDTHS + "#` 12024-01-31a`#` 2`#2|n|1214|Delimiter not found",
        WIDTHS + "#` 12024-01-31a`#` 22024-01-31abc`#2|v|1202|Extra column(s) found",
        "json#{\"n\":1}#{\"n\":\"x\"}#2|n|1207|Invalid digit, Value 'x', Pos 0",
        "json#{\"n\":1}#{\"n\":{\"m\":1}}#2|n|1207|Invalid digit, Value '{', Pos 0",
        "json#{\"n\":1}#{\"d\":\"2024-13-31\"}#2|d|1205|Invalid Date Format [YYYY-MM-DD]",
        "json#{\"n\":1}#{\"d\":20240131}#2|d|1205|Invalid Date Format - length must be 10",
        "json#{\"n\":1}#{\"v\":\"abc\"}#2|v|1204|String length exceeds DDL length",
        "json#{\"n\":1}#{\"v\":\"~\"}#2|v|1220|String contains invalid",
        "json#{\"n\":1}#{\"n\":1,}#2|n|1216|Invalid JSON: Unexpected character ('}'",
        "json#{\"n\":1}#x#2|n|1216|Invalid JSON: neither an object nor an array",
      })
  void saysLineColumnAndReason(String options, String good, String bad, String error)
      throws Exception {
    byte[] file = (good + "\n" + bad + "\n").getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < file.length; i++) {
      file[i] = file[i] == '~' ? (byte) 0xE9 : file[i];
    }

    assertThatThrownBy(() -> copy.load(file, options))
        .hasMessage(
            "Load into table 't' failed.  Check 'sys_load_error_detail' system table for details.");
    assertThat(
            copy.rows(
                "select line_number || '|' || trim(column_name) || '|' || error_code || '|' ||"
                    + " trim(error_message), trim(file_name) from sys_load_error_detail where"
                    + " query_id = "
                    + copy.lastQueryId()))
        .singleElement()
        .asString()
        .startsWith(error)
        .endsWith("|s3://data/load/" + copy.lastQueryId() + "/part");
    assertThat(copy.rows()).isEmpty();
    assertThat(copy.load(file, options + " maxerror 2")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"delimiter ','", "csv", WIDTHS, "json"})
  void namesAFileThatIsCutOffWithinItsCompression(String options) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      Random random = new Random(7);
      for (int i = 0; i < 20_000; i++) {
        out.write(("{\"n\":" + random.nextInt() + "}\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);

    assertThatThrownBy(() -> copy.load(half, options + " gzip ignoreallerrors"))
        .hasMessageContaining(
            "File s3://data/load/" + copy.lastQueryId() + "/part cannot be read as GZIP");
  }

  @ParameterizedTest
  @ValueSource(strings = {"delimiter ','", "csv", WIDTHS, "json"})
  void loadsNothingFromAnEmptyFile(String options) throws Exception {
    assertThat(copy.load(new byte[0], options)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", WIDTHS, "json", "avro", "parquet", "orc"})
  void namesAFileOfTheManifestThatIsMissing(String options) {
    copy.put(
        "bad/manifest",
        "{\"entries\":[{\"url\":\"s3://data/bad/gone\",\"mandatory\":true,"
            + "\"meta\":{\"content_length\":7}}]}");

    assertThatThrownBy(
            () ->
                copy.copy(
                    "copy t from 's3://data/bad/manifest' iam_role default manifest " + options))
        .hasMessage("The specified S3 prefix 'bad/gone' does not exist");
  }
}
