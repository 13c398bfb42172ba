package dev.stepshift.redshift.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.copy.stream.FileCompression;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(CopyFixture.Shared.class)
class CopySourcesTest {

  private final CopyFixture copy;

  CopySourcesTest(CopyFixture copy) {
    this.copy = copy;
  }

  @BeforeEach
  void makeTable() throws Exception {
    copy.table("a int");
  }

  @Test
  void loadsEveryKeyThatBeginsWithThePrefix() throws Exception {
    copy.put("pre/orders", "1\n");
    copy.put("pre/orders.bak", "2\n");
    copy.put("pre/orders-x/y", "3");
    copy.put("pre/order", "9\n");
    copy.put("pre/orders.empty", "");

    assertThat(copy.copy("copy t from 's3://data/pre/orders' iam_role default")).isEqualTo(3);
    assertThat(
            copy.rows(
                "select status, loaded_rows, source_file_count, file_count_scanned, data_source"
                    + " from sys_load_history where query_id = "
                    + copy.lastQueryId()))
        .containsExactly("completed|3|4|4|s3://data/pre/orders");
  }

  @Test
  void loadsTablesOfOtherSchemasTemporaryTablesAndNamesInCapitals() throws Exception {
    copy.put("names/1", "1\t2\n");
    copy.execute("drop schema if exists stage cascade; create schema stage");
    copy.execute("create table stage.orders (a int, b int)");
    copy.execute("create temp table \"#orders\" (a int, b int)");

    copy.copy(
        "copy Stage.\"ORDERS\" (B, a) from 's3://data/names/1' iam_role default"
            + " delimiter '\\t'");
    copy.copy("copy #orders from 's3://data/names/1' iam_role default delimiter '\\011'");

    assertThat(copy.rows("select a, b from stage.orders")).containsExactly("2|1");
    assertThat(copy.rows("select * from \"#orders\"")).containsExactly("1|2");
  }

  @Test
  void gathersStatisticsOfTablesThatWereEmptyUnlessToldOtherwise() throws Exception {
    copy.load("1\n2\n2\n", "statupdate off");
    assertThat(copy.rows("select n_distinct from pg_stats where tablename = 't'")).isEmpty();

    copy.execute("truncate t");
    copy.load("1\n2\n2\n", "");
    assertThat(copy.rows("select count(*) from pg_stats where tablename = 't'"))
        .containsExactly("1");
  }

  @Test
  void skipsTheHeaderOfEveryFile() throws Exception {
    copy.put("heads/1", "a\n1\n");
    copy.put("heads/2", "a\n2\n");

    copy.copy("copy t from 's3://data/heads/' iam_role default ignoreheader 1");

    assertThat(copy.rows()).containsExactly("1", "2");
  }

  @Test
  void namesAPrefixWithoutObjectsAndABucketThatIsMissing() {
    assertThatThrownBy(() -> copy.copy("copy t from 's3://data/none' iam_role default"))
        .hasMessage("The specified S3 prefix 'none' does not exist");
    assertThatThrownBy(() -> copy.copy("copy t from 's3://nobucket/x' iam_role default"))
        .hasMessageContaining("S3ServiceException:The specified bucket does not exist,Status 404")
        .hasMessageContaining("NoSuchBucket");
  }

  @Test
  void loadsTheFilesOfAManifestFromSeveralBucketsAndTwiceWhenListedTwice() throws Exception {
    copy.put("m/1", "1\n");
    copy.put("other", "m/2", "2\n".getBytes());
    copy.put(
        "m/manifest",
        """
        {"entries": [
          {"url": "s3://data/m/1", "mandatory": true, "meta": {"content_length": 2}},
          {"url": "s3://other/m/2"},
          {"url": "s3://data/m/1"},
          {"url": "s3://data/m/missing", "mandatory": false}
        ]}""");

    copy.copy("copy t from 's3://data/m/manifest' iam_role default manifest");

    assertThat(copy.rows()).containsExactly("1", "2", "1");
  }

  @Test
  void failsOnAMandatoryFileThatIsMissingAndOnManifestsThatAreWrong() {
    copy.put("w/missing", "{\"entries\":[{\"url\":\"s3://data/w/gone\",\"mandatory\":true}]}");
    copy.put("w/optional", "{\"entries\":[{\"url\":\"s3://data/w/gone2\"}]}");
    copy.put("w/broken", "{\"entries\":[");
    copy.put("w/nourl", "{\"entries\":[{\"key\":\"x\"}]}");
    copy.put("w/empty", "{\"entries\":[]}");

    assertThatManifest("w/missing").hasMessage("The specified S3 prefix 'w/gone' does not exist");
    assertThatManifest("w/optional").hasMessage("The specified S3 prefix 'w/gone2' does not exist");
    assertThatManifest("w/broken").hasMessageContaining("not in correct json format");
    assertThatManifest("w/nourl").hasMessageContaining("an entry has no \"url\"");
    assertThatManifest("w/empty").hasMessageContaining("no array \"entries\"");
    assertThatManifest("w/").hasMessageContaining("requires full path of an S3 object");
    assertThatManifest("w/none")
        .hasMessageContaining(
            "Problem reading manifest file - S3ServiceException:The specified key");
  }

  private org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertThatManifest(
      String key) {
    return assertThatThrownBy(
        () -> copy.copy("copy t from 's3://data/" + key + "' iam_role default manifest"));
  }

  @ParameterizedTest
  @EnumSource(
      value = FileCompression.class,
      names = {"GZIP", "BZIP2", "ZSTD"})
  void unpacksFilesMadeOfSeveralMembers(FileCompression compression) throws Exception {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(pack(compression, "1\n2\n"));
    joined.write(pack(compression, "3\n"));

    assertThat(copy.load(joined.toByteArray(), compression.name())).isEqualTo(3);
    assertThat(copy.rows()).containsExactly("1", "2", "3");
  }

  @ParameterizedTest
  @EnumSource(
      value = FileCompression.class,
      names = {"GZIP", "BZIP2", "ZSTD"})
  void namesAFileThatDoesNotUnpack(FileCompression compression) throws Exception {
    StringBuilder text = new StringBuilder();
    Random random = new Random(1);
    for (int i = 0; i < 50_000; i++) {
      text.append(random.nextInt()).append('\n');
    }
    byte[] whole = pack(compression, text.toString());
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);

    assertThatThrownBy(() -> copy.load(cut, compression.name()))
        .isInstanceOf(CopyFailed.class)
        .hasMessageContaining(
            "File s3://data/load/"
                + (copy.lastQueryId())
                + "/part cannot be read as "
                + compression);
    assertThatThrownBy(() -> copy.load("1\n2\n", compression.name()))
        .hasMessageContaining("cannot be read as " + compression);
    assertThat(copy.rows()).isEmpty();
  }

  private static byte[] pack(FileCompression compression, String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out =
        switch (compression) {
          case NONE -> packed;
          case GZIP -> new GZIPOutputStream(packed);
          case BZIP2 -> new BZip2CompressorOutputStream(packed);
          case LZOP -> throw new IllegalArgumentException("only the tool lzop packs it");
          case ZSTD -> new ZstdOutputStream(packed);
        }) {
      out.write(text.getBytes());
    }
    return packed.toByteArray();
  }
}
