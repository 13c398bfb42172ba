package dev.stepshift.redshift.copy.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.redshift.copy.encode.ConversionParameters;
import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.copy.stream.FileCompression;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CopyCommandTest {

  private static final String HEAD = "copy t from 's3://b/p' iam_role default ";

  @Test
  void readsEveryPartInAnyOrderAndCase() throws CopyFailed {
    CopyCommand command =
        CopyCommand.parse(
            """
            COPY Staging."Orders" (O_Key, "O_Date") -- comment
            FROM 's3://bucket/in/orders' GZIP TRIMBLANKS MAXERROR AS 7 STATUPDATE OFF
            IAM_ROLE 'arn:aws:iam::000000000000:role/r' IGNOREHEADER 1 DELIMITER '\\t' NULL AS 'NA'
            DATEFORMAT AS 'MM-DD-YYYY' COMPUPDATE PRESET REGION AS 'us-east-1' MANIFEST
            ACCEPTINVCHARS TIMEFORMAT 'epochsecs' FILLRECORD ESCAPE ;
            """);

    assertThat(command.schema()).contains("staging");
    assertThat(command.table()).isEqualTo("orders");
    assertThat(command.columns()).containsExactly("o_key", "o_date");
    assertThat(command.source()).isEqualTo("s3://bucket/in/orders");
    assertThat(command.manifest()).isTrue();
    assertThat(command.format()).isEqualTo(new DataFormat.Delimited((byte) '\t', true, false));
    assertThat(command.compression()).isEqualTo(FileCompression.GZIP);
    assertThat(command.maxErrors()).isEqualTo(7);
    assertThat(command.statistics()).contains(false);
    ConversionParameters conversion = command.conversion();
    assertThat(conversion.ignoreHeader()).isEqualTo(1);
    assertThat(conversion.nullAs()).isEqualTo("NA");
    assertThat(conversion.trimBlanks()).isTrue();
    assertThat(conversion.fillRecord()).isTrue();
    assertThat(conversion.invalidCharReplacement()).contains((byte) '?');
  }

  @Test
  void takesRedshiftsDefaults() throws CopyFailed {
    CopyCommand command = CopyCommand.parse("copy t from 's3://b/p' credentials 'x'");

    assertThat(command.format()).isEqualTo(new DataFormat.Delimited((byte) '|', false, false));
    assertThat(command.compression()).isEqualTo(FileCompression.NONE);
    assertThat(command.maxErrors()).isEqualTo(1);
    assertThat(command.load()).isTrue();
    assertThat(command.statistics()).isEqualTo(Optional.empty());
    assertThat(command.conversion().nullAs()).isEqualTo("\\N");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "format csv", "format as csv", "CSV quote as '\"'"})
  void readsTheWaysToSayCsv(String words) throws CopyFailed {
    assertThat(CopyCommand.parse(HEAD + words).format())
        .isEqualTo(new DataFormat.Csv((byte) ',', (byte) '"'));
  }

  @Test
  void readsDelimitersWrittenInOctal() throws CopyFailed {
    assertThat(CopyCommand.parse(HEAD + "delimiter as '\\001'").format())
        .isEqualTo(new DataFormat.Delimited((byte) 1, false, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "copy t from 's3://b/p' access_key_id 'a' secret_access_key 'b'",
        "copy t from 's3://b/p' access_key_id 'a' secret_access_key 'b' session_token 'c'",
        "copy t from 's3://b/p' with credentials as 'a'",
        "copy t from 's3://b/p' iam_role 'arn:aws:iam::1:role/r'"
      })
  void takesEachWayToBeAuthorized(String sql) throws CopyFailed {
    assertThat(CopyCommand.parse(sql).table()).isEqualTo("t");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "copy t from 's3://b/p'#CREDENTIALS argument is required",
        "copy t from 's3://b/p' iam_role default credentials 'x'#conflicting or redundant",
        "copy t from 's3://b/p' access_key_id 'a'#SECRET_ACCESS_KEY must be given together",
        "copy t from 'dynamodb://x' iam_role default#not available in local mode",
        "copy t from 'file.csv' iam_role default#expected 's3://bucket/prefix'",
        "copy t from s3 iam_role default#syntax error at or near \"s3\"",
        "copy t (a, b from 's3://b/p'#syntax error at or near \"from\"",
        "copy t (a, A) from 's3://b/p'#specified more than once",
        "copy t#syntax error at end of input",
      })
  void refusesAHeadThatIsWrong(String sql, String message) {
    assertThatThrownBy(() -> CopyCommand.parse(sql))
        .isInstanceOf(CopyFailed.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "header#syntax error at or near \"header\"",
        "gzip zstd#conflicting or redundant options: GZIP and ZSTD",
        "gzip gzip#GZIP is given twice",
        "format text#syntax error at or near \"text\"",
        "csv escape#CSV is not supported with ESCAPE option",
        "csv removequotes#CSV is not supported with REMOVEQUOTES option",
        "quote '\"'#quote available only in CSV mode",
        "csv quote ','#must be different",
        "maxerror 100001#MAXERROR must be between 0 and 100000",
        "maxerror many#MAXERROR needs a whole number",
        "ignoreallerrors maxerror 3#IGNOREALLERRORS is not supported with MAXERROR",
        "delimiter '||'#delimiter must be a single ASCII character",
        "delimiter 'é'#delimiter must be a single ASCII character",
        "null as '\\n'#cannot use newline",
        "dateformat 'YYYY-QQ'#DATEFORMAT 'YYYY-QQ' is not valid: 'QQ'",
        "encoding latin1#COPY does not know the encoding latin1",
        "encoding iso88591 fixedwidth 'a:1'#Fixed-width data files must use UTF-8 encoding",
        "json 'auto' encoding utf16#COPY of JSON in another encoding is not available",
        "avro 'auto' encoding utf16#COPY of AVRO in another encoding is not available",
        "parquet encoding utf8#ENCODING argument is not supported for PARQUET based COPY",
        "encrypted#ENCRYPTED is not available in local mode",
        "delimiter#syntax error at end of input",
        "null 5#NULL AS needs a value in quotes",
      })
  void refusesOptionsThatAreWrong(String options, String message) {
    assertThatThrownBy(() -> CopyCommand.parse(HEAD + options))
        .isInstanceOf(CopyFailed.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "format as csv#Csv[delimiter=44, quote=34]",
        "fixedwidth 'a:3, 2:14'#FixedWidth[widths=[3, 14]]",
        "format fixedwidth as 'a:3'#FixedWidth[widths=[3]]",
        "json#Json[mapping=FieldMapping[kind=AUTO, file=]]",
        "format as json as 'auto'#Json[mapping=FieldMapping[kind=AUTO, file=]]",
        "json 'auto ignorecase' gzip#Json[mapping=FieldMapping[kind=AUTO_IGNORE_CASE, file=]]",
        "json 'noshred'#Json[mapping=FieldMapping[kind=NOSHRED, file=]]",
        "json 's3://b/p.json'#Json[mapping=FieldMapping[kind=PATHS, file=s3://b/p.json]]",
        "avro 'auto'#Avro[mapping=FieldMapping[kind=AUTO, file=]]",
        "format avro 's3://b/p'#Avro[mapping=FieldMapping[kind=PATHS, file=s3://b/p]]",
        "format as parquet#Parquet[toJson=false]",
        "parquet serializetojson manifest#Parquet[toJson=true]",
        "format orc fillrecord#Orc[toJson=false]",
      })
  void readsTheFormats(String options, String format) throws CopyFailed {
    assertThat(CopyCommand.parse(HEAD + options).format()).hasToString(format);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "shapefile#COPY option SHAPEFILE is not available in local mode yet",
        "format shapefile#COPY option SHAPEFILE is not available in local mode yet",
        "csv json 'auto'#CSV is not supported with JSON option",
        "csv fixedwidth 'a:1'#CSV is not supported with FIXEDWIDTH option",
        "fixedwidth 'a:1' delimiter '|'#FIXEDWIDTH is not supported with DELIMITER option",
        "fixedwidth 'a'#Invalid FIXEDWIDTH specification at 'a'",
        "fixedwidth 'a:0'#Invalid FIXEDWIDTH specification at 'a:0'",
        "json 'auto' delimiter '|'#JSON is not supported with DELIMITER option",
        "json 'auto' null as 'x'#JSON is not supported with NULL option",
        "json 'auto' fillrecord#JSON is not supported with FILLRECORD option",
        "json 'automatic'#JSON option 'automatic' is not valid",
        "avro 'noshred'#AVRO option 'noshred' is not valid",
        "avro gzip#AVRO is not supported with GZIP option",
        "parquet gzip#GZIP argument is not supported for PARQUET based COPY",
        "parquet maxerror 1#MAXERROR argument is not supported for PARQUET based COPY",
        "parquet region 'x'#REGION argument is not supported for PARQUET based COPY",
        "parquet compupdate off#COMPUPDATE argument is not supported for PARQUET based COPY",
        "orc truncatecolumns#TRUNCATECOLUMNS argument is not supported for ORC based COPY",
        "orc acceptanydate#ACCEPTANYDATE argument is not supported for ORC based COPY",
        "orc parquet#PARQUET is not supported with ORC option",
        "csv serializetojson#CSV is not supported with SERIALIZETOJSON option",
        "serializetojson#SERIALIZETOJSON is only supported with PARQUET and ORC",
      })
  void refusesWhatAFormatDoesNotTake(String options, String message) {
    assertThatThrownBy(() -> CopyCommand.parse(HEAD + options))
        .isInstanceOf(CopyFailed.class)
        .hasMessageContaining(message);
  }
}
