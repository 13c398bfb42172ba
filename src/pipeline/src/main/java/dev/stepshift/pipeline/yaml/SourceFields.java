package dev.stepshift.pipeline.yaml;

import static dev.stepshift.pipeline.yaml.FormatName.AVRO;
import static dev.stepshift.pipeline.yaml.FormatName.CSV;
import static dev.stepshift.pipeline.yaml.FormatName.DELIMITED;
import static dev.stepshift.pipeline.yaml.FormatName.FIXED_WIDTH;
import static dev.stepshift.pipeline.yaml.FormatName.JSON;
import static dev.stepshift.pipeline.yaml.FormatName.ORC;
import static dev.stepshift.pipeline.yaml.FormatName.PARQUET;
import static dev.stepshift.pipeline.yaml.FormatName.XML;
import static dev.stepshift.pipeline.yaml.ScalarType.choice;
import static dev.stepshift.pipeline.yaml.ScalarType.days;
import static dev.stepshift.pipeline.yaml.ScalarType.elementName;
import static dev.stepshift.pipeline.yaml.ScalarType.flag;
import static dev.stepshift.pipeline.yaml.ScalarType.matching;
import static dev.stepshift.pipeline.yaml.ScalarType.percent;
import static dev.stepshift.pipeline.yaml.ScalarType.separator;
import static dev.stepshift.pipeline.yaml.ScalarType.text;
import static dev.stepshift.pipeline.yaml.ScalarType.whole;

import dev.stepshift.pipeline.ColumnMatching.ExtraColumns;
import dev.stepshift.pipeline.ColumnMatching.Header;
import dev.stepshift.pipeline.ColumnMatching.MissingColumns;
import dev.stepshift.pipeline.CopySwitch;
import dev.stepshift.pipeline.DataConversion;
import dev.stepshift.pipeline.DataConversion.Encoding;
import dev.stepshift.pipeline.DataConversion.Rounding;
import dev.stepshift.pipeline.FileFormat.Compression;
import dev.stepshift.pipeline.FileFormat.Csv;
import dev.stepshift.pipeline.FileSelection;
import dev.stepshift.pipeline.FileSource.Duplicates;
import dev.stepshift.pipeline.FileSource.OnMissing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The fields of {@code source}. */
final class SourceFields extends YamlObject {

  static final SourceFields SOURCE = new SourceFields();

  /** Which of the files at a path are meant. */
  enum Take {
    ALL,
    NEW
  }

  /** A field that turns a parameter of COPY on. */
  record SwitchField(CopySwitch copySwitch, YamlField<Boolean> field) {}

  private static final int MOST_HEADER_LINES = 1_000_000;

  private SourceFields() {
    super("source", "The files that feed a table.");
  }

  final YamlField<Optional<YamlScalar>> path =
      field("path", matching("path", "^[^/*?][^*?]*/$").scalar())
          .example("shop/{run_date}/{table}/")
          .is(
              "Needed here or in `defaults`, unless `manifest` is there: a key prefix in the data"
                  + " bucket, or `s3://bucket/prefix/`, up to and with a slash. `{table}` and"
                  + " [dates](#dates-in-a-path) are filled in.");

  final YamlField<Optional<YamlScalar>> manifest =
      field("manifest", matching("key", "^[^/*?]([^*?]*[^/*?])?$").scalar())
          .example("shop/{run_date}/manifest.json")
          .is(
              "In place of `path` and `files`: the key of a"
                  + " [COPY manifest](#a-producers-manifest). It takes the same words as `path`.");

  final YamlField<Take> take =
      field("take", choice(Take.values()).orElse(Take.ALL))
          .is(
              "`all`: every file below the path. [`new`](#new-files): each file once, whichever run"
                  + " finds it first; the path has no date then.");

  final YamlField<Optional<Integer>> lookBack =
      field("look_back", days(FileSelection.MOST_DAYS).optional())
          .usually("`0d`; with `take: new` `7d`")
          .example("3d")
          .is(
              "With a date in the path: how many earlier days' folders are read too. With"
                  + " `take: new`: how late a file may be.");

  final YamlField<Optional<String>> files =
      field("files", text().optional())
          .usually("every object")
          .example("*.csv.gz")
          .is("A glob on the part of the key after the path.");

  final YamlField<FormatName> format =
      field("format", choice(FormatName.values()).orElse(DELIMITED))
          .is("How the files are written: [formats](#formats). `csv` knows quotes around a value.");

  final YamlField<Optional<Character>> delimiter =
      field("delimiter", separator().optional())
          .usually("`|`; for `csv` a comma")
          .onlyWith(format, DELIMITED, CSV)
          .example(";")
          .is("The character between values.");

  final YamlField<Character> quote =
      field("quote", separator().orElse(Csv.DEFAULT_QUOTE))
          .onlyWith(format, CSV)
          .example("'")
          .is("The character around a value that holds the delimiter or a line end.");

  final YamlField<Integer> ignoreHeader =
      field("ignore_header", whole(0, MOST_HEADER_LINES).orElse(0))
          .onlyWith(format, DELIMITED, CSV, FIXED_WIDTH, JSON)
          .example("1")
          .is(
              "How many lines are skipped at the head of each file. From `defaults` without a"
                  + " `format` it is not taken for `json`, whose lines are records.");

  final YamlField<Optional<Header>> header =
      field("header", choice(Header.values()).optional())
          .usually("`match` with `ignore_header: 1`, Avro, Parquet and ORC; else `ignore`")
          .onlyWith(format, DELIMITED, CSV, AVRO, PARQUET, ORC)
          .example("ignore")
          .is(
              "`match`: the columns of each file find those of the table"
                  + " [by name](#columns-by-name). `ignore`: by their place.");

  final YamlField<MissingColumns> missingColumns =
      field(
              "missing_columns",
              choice(MissingColumns.values()).andNull().orElse(MissingColumns.NULL))
          .onlyWith(format, DELIMITED, CSV, AVRO, PARQUET, ORC)
          .example("fail")
          .is(
              "With `header: match`: what a column is that a file lacks, `null` and a warning, or"
                  + " `fail`. Keys and columns that are not null always fail.");

  final YamlField<ExtraColumns> extraColumns =
      field("extra_columns", choice(ExtraColumns.values()).orElse(ExtraColumns.IGNORE))
          .onlyWith(format, DELIMITED, CSV, JSON, AVRO, PARQUET, ORC, XML)
          .example("fail")
          .is(
              "What becomes of a file's column that the table lacks: `ignore` leaves it out and"
                  + " warns, `fail` stops the load.");

  final YamlField<Optional<String>> nullAs =
      field("null_as", text().optional())
          .usually("`\\N`")
          .onlyWith(format, DELIMITED, CSV, FIXED_WIDTH)
          .example("NULL")
          .is("The text that stands for NULL.");

  final List<SwitchField> switches =
      List.of(
          ofRows(
              CopySwitch.EMPTY_AS_NULL,
              "An empty text is NULL; other empty values are NULL in any case."),
          ofRows(CopySwitch.BLANKS_AS_NULL, "A text of white space alone is NULL."),
          ofRows(CopySwitch.TRIM_BLANKS, "White space at the end of a `varchar` is taken off."),
          ofRows(
              CopySwitch.TRUNCATE_COLUMNS,
              "A text that is longer than its column is cut to it, and the load"
                  + " [warns](#values-that-copy-changes); without it the line is a bad one."),
          ofRows(
              CopySwitch.ANY_DATE,
              "A date or timestamp that is none, such as `00/00/0000`, is NULL; without it the line"
                  + " is a bad one."),
          switchField(
              CopySwitch.ESCAPE,
              "A backslash makes the character behind it part of a value: a delimiter, a quote, a"
                  + " line end, a backslash.",
              DELIMITED),
          switchField(
              CopySwitch.REMOVE_QUOTES,
              "`'` or `\"` around a value is taken off; delimiters inside are part of the value.",
              DELIMITED),
          switchField(
              CopySwitch.FILL_RECORD,
              "A line may end early: what it lacks is NULL, or an empty text in a `varchar` unless"
                  + " `empty_as_null` is there too.",
              DELIMITED,
              CSV,
              FIXED_WIDTH),
          switchField(
              CopySwitch.IGNORE_BLANK_LINES,
              "Lines without a character are no rows; without it such a line is a bad one.",
              DELIMITED,
              CSV,
              FIXED_WIDTH));

  final YamlField<Encoding> encoding =
      field("encoding", choice(Encoding.values()).orElse(Encoding.UTF8))
          .onlyWith(format, DELIMITED, CSV)
          .example("iso88591", "utf16")
          .is(
              "How the files' characters are written: `iso88591` is Latin-1, `utf16` needs a byte"
                  + " order mark, `utf16le` and `utf16be` may have one.");

  final YamlField<Optional<Character>> invalidCharacters =
      field("invalid_characters", separator().optional())
          .onlyWith(format, DELIMITED, CSV, FIXED_WIDTH, JSON, AVRO, PARQUET, ORC)
          .example("?")
          .is(
              "The ASCII character that COPY puts in place of each byte of a `varchar` that is no"
                  + " UTF-8; without it the line is a bad one.");

  final YamlField<Optional<String>> dateFormat =
      field("date_format", text().optional())
          .usually("`YYYY-MM-DD`")
          .onlyWith(format, DELIMITED, CSV, FIXED_WIDTH, JSON, AVRO, XML)
          .example("auto", "DD.MM.YYYY")
          .is("Redshift's DATEFORMAT.");

  final YamlField<Optional<String>> timeFormat =
      field("time_format", text().optional())
          .usually("`YYYY-MM-DD HH:MI:SS`")
          .onlyWith(format, DELIMITED, CSV, FIXED_WIDTH, JSON, AVRO, XML)
          .example("auto", "epochsecs")
          .is("Redshift's TIMEFORMAT.");

  final YamlField<Rounding> rounding =
      field("rounding", choice(Rounding.values()).orElse(Rounding.FAIL))
          .onlyWith(format, DELIMITED, CSV, FIXED_WIDTH, JSON, AVRO, XML)
          .example("half_up")
          .is(
              "What becomes of a number with more decimals than its `decimal` column: `fail` stops"
                  + " the load, `half_up` rounds, `truncate` cuts, as COPY does by itself.");

  final YamlField<Compression> compression =
      field("compression", choice(Compression.values()).orElse(Compression.NONE))
          .onlyWith(format, DELIMITED, CSV, FIXED_WIDTH, JSON, XML)
          .example("gzip")
          .is(
              "How each file is compressed as a whole; for `xml` `none` or `gzip`. Avro, Parquet and"
                  + " ORC files say it themselves.");

  final YamlField<Integer> maxErrors =
      field("max_errors", whole(0, DataConversion.MOST_ERRORS).orElse(0))
          .onlyWith(format, DELIMITED, CSV, FIXED_WIDTH, JSON, AVRO, XML)
          .example("100")
          .is(
              "How many bad lines a load leaves out before it fails; each load says how many it were.");

  final YamlField<BigDecimal> maxErrorPercent =
      field("max_error_percent", percent().orElse(DataConversion.NO_PERCENT))
          .onlyWith(format, DELIMITED, CSV, FIXED_WIDTH, JSON, AVRO, XML)
          .example("1")
          .is(
              "How many of a load's lines, in percent, `max_errors` may leave out; more fail the"
                  + " load, and so does a number that Redshift does not tell.");

  final YamlField<Optional<YamlScalar>> jsonPaths =
      field("json_paths", matching("`auto`, `auto_ignorecase`, key", "^[^/*?].*[^/]$").scalar())
          .usually("`auto`")
          .onlyWith(format, JSON, AVRO)
          .example("auto_ignorecase", "shop/paths/{table}.jsonpaths")
          .is(
              "`auto`: names are written like the columns; `auto_ignorecase`: in any case. Or a"
                  + " JSONPaths file: a key in the data bucket or `s3://bucket/key`, with `{table}`.");

  final YamlField<List<Integer>> widths =
      field("widths", whole(1, 99_999).list())
          .onlyWith(format, FIXED_WIDTH)
          .example("10")
          .is("Needed there: the bytes of each column in a line, in the order of the columns.");

  final YamlField<Optional<String>> row =
      field("row", elementName().optional())
          .onlyWith(format, XML)
          .example("item")
          .is("Needed there: the name of the element that is a row, without prefix.");

  final YamlField<Optional<OnMissing>> onMissing =
      field("on_missing", choice(OnMissing.values()).optional())
          .usually("`fail`; with `take: new` `skip`")
          .example("skip")
          .is("What a load does when there is no file: `fail`, or `skip` and end well.");

  final YamlField<Duplicates> duplicates =
      field("duplicates", choice(Duplicates.values()).orElse(Duplicates.WARN))
          .example("fail")
          .is(
              "What an `append` does when files of a delivery have the same content (size and ETag)"
                  + " as each other or as files [loaded before](#files-that-come-late): `warn`,"
                  + " `fail`, or `allow` it.");

  private SwitchField ofRows(CopySwitch copySwitch, String sentence) {
    return switchField(copySwitch, sentence, DELIMITED, CSV, FIXED_WIDTH, JSON, AVRO, XML);
  }

  private SwitchField switchField(CopySwitch copySwitch, String sentence, FormatName... formats) {
    return new SwitchField(
        copySwitch,
        field(ScalarType.word(copySwitch), flag().orElse(false))
            .onlyWith(format, formats)
            .example("true")
            .is(sentence));
  }
}
