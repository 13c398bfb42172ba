package dev.stepshift.redshift.copy.command;

import dev.stepshift.redshift.copy.encode.ConversionParameters;
import dev.stepshift.redshift.copy.encode.DateTimeFormat;
import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.copy.stream.FileCompression;
import dev.stepshift.redshift.copy.stream.TextEncoding;
import dev.stepshift.redshift.sql.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The options of one COPY, in any order. A word that is not an option is an error: an option
 * ignored would load other rows than Redshift does.
 */
final class CopyOptions {

  private static final Set<String> NOT_YET = Set.of("SHAPEFILE", "SIMPLIFY");
  private static final List<String> FORMATS =
      List.of("CSV", "FIXEDWIDTH", "JSON", "AVRO", "PARQUET", "ORC");
  private static final Set<String> NEVER =
      Set.of("ENCRYPTED", "MASTER_SYMMETRIC_KEY", "SSH", "READRATIO", "JOB");

  private final Set<String> seen = new HashSet<>();
  private List<Integer> widths = List.of();
  private FieldMapping mapping = new FieldMapping(FieldMapping.Kind.AUTO, "");
  private Optional<Byte> delimiter = Optional.empty();
  private Optional<Byte> quote = Optional.empty();
  private FileCompression compression = FileCompression.NONE;
  private TextEncoding encoding = TextEncoding.UTF8;
  private Optional<Byte> invalidCharReplacement = Optional.empty();
  private long ignoreHeader;
  private String nullAs = "\\N";
  private DateTimeFormat dateFormat = DateTimeFormat.standard();
  private DateTimeFormat timeFormat = DateTimeFormat.standard();
  private long maxErrors = 1;
  private Optional<Boolean> statistics = Optional.empty();

  void readAll(TokenCursor cursor) throws CopyFailed {
    cursor.accept("with");
    while (!cursor.atEnd()) {
      Token token = cursor.next("an option");
      if (token.kind() != Token.Kind.WORD) {
        throw TokenCursor.syntaxError(token);
      }
      read(token.text().toUpperCase(Locale.ROOT), token, cursor);
    }
  }

  private void read(String word, Token token, TokenCursor cursor) throws CopyFailed {
    if (NOT_YET.contains(word)) {
      throw new CopyFailed("COPY option " + word + " is not available in local mode yet");
    }
    if (NEVER.contains(word)) {
      throw new CopyFailed("COPY option " + word + " is not available in local mode");
    }
    once(word);
    switch (word) {
      case "FORMAT" -> format(cursor);
      case "FIXEDWIDTH" -> widths = FixedWidths.parse(cursor.string(word));
      case "JSON", "AVRO" -> {
        if (cursor.stringFollows()) {
          mapping = FieldMapping.of(word, cursor.string(word));
        }
      }
      case "QUOTE" -> quote = Optional.of(oneByte("QUOTE", cursor.string("QUOTE")));
      case "DELIMITER" -> delimiter = Optional.of(oneByte("DELIMITER", cursor.string("DELIMITER")));
      case "GZIP", "BZIP2", "LZOP", "ZSTD" -> compressed(FileCompression.valueOf(word));
      case "IAM_ROLE" -> role(cursor);
      case "CREDENTIALS", "ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN", "REGION" ->
          cursor.string(word);
      case "ENCODING" -> encoding(cursor);
      case "ACCEPTINVCHARS" ->
          invalidCharReplacement =
              Optional.of(cursor.stringFollows() ? oneByte(word, cursor.string(word)) : (byte) '?');
      case "DATEFORMAT" -> dateFormat = DateTimeFormat.ofDate(cursor.string(word));
      case "TIMEFORMAT" -> timeFormat = DateTimeFormat.ofTime(cursor.string(word));
      case "IGNOREHEADER" -> ignoreHeader = cursor.number(word, 0, Integer.MAX_VALUE);
      case "NULL" -> nullAs = cursor.string("NULL AS");
      case "MAXERROR" -> maxErrors = Math.max(1, cursor.number(word, 0, 100_000));
      case "COMPROWS" -> cursor.number(word, 1, Long.MAX_VALUE);
      case "COMPUPDATE" -> {
        if (!cursor.accept("preset")) {
          cursor.acceptSwitch();
        }
      }
      case "STATUPDATE" -> statistics = Optional.of(cursor.acceptSwitch().orElse(true));
      case "ACCEPTANYDATE",
          "BLANKSASNULL",
          "CSV",
          "EMPTYASNULL",
          "ESCAPE",
          "EXPLICIT_IDS",
          "FILLRECORD",
          "IGNOREALLERRORS",
          "IGNOREBLANKLINES",
          "MANIFEST",
          "NOLOAD",
          "ORC",
          "PARQUET",
          "REMOVEQUOTES",
          "ROUNDEC",
          "SERIALIZETOJSON",
          "TRIMBLANKS",
          "TRUNCATECOLUMNS" -> {
        // Being in the set is all there is to know.
      }
      default ->
          throw new CopyFailed(
              "syntax error at or near \"" + token.text() + "\": not an option of COPY");
    }
  }

  private void once(String word) throws CopyFailed {
    if (!seen.add(word)) {
      throw new CopyFailed("conflicting or redundant options: " + word + " is given twice");
    }
  }

  /** FORMAT names a data format; a format that comes without the word is read as an option. */
  private void format(TokenCursor cursor) throws CopyFailed {
    cursor.accept("as");
    Token token = cursor.next("a data format after FORMAT");
    String word = token.text().toUpperCase(Locale.ROOT);
    if (!FORMATS.contains(word) && !NOT_YET.contains(word)) {
      throw new CopyFailed(
          "syntax error at or near \"" + token.text() + "\": not a data format of COPY");
    }
    read(word, token, cursor);
  }

  private void compressed(FileCompression found) throws CopyFailed {
    if (compression != FileCompression.NONE) {
      throw new CopyFailed("conflicting or redundant options: " + compression + " and " + found);
    }
    compression = found;
  }

  private static void role(TokenCursor cursor) throws CopyFailed {
    if (!cursor.accept("default") && cursor.string("IAM_ROLE").isBlank()) {
      throw new CopyFailed("IAM_ROLE is empty: give the ARN of a role, or DEFAULT");
    }
  }

  private void encoding(TokenCursor cursor) throws CopyFailed {
    String name = cursor.stringFollows() ? cursor.string("ENCODING") : wordBehindAs(cursor);
    encoding =
        TextEncoding.named(name)
            .orElseThrow(() -> new CopyFailed("COPY does not know the encoding " + name));
  }

  private static String wordBehindAs(TokenCursor cursor) throws CopyFailed {
    cursor.accept("as");
    return cursor.name("an encoding");
  }

  private static byte oneByte(String option, String value) throws CopyFailed {
    if (value.length() != 1 || value.charAt(0) == 0 || value.charAt(0) > 127) {
      throw new CopyFailed(
          "COPY " + option.toLowerCase(Locale.ROOT) + " must be a single ASCII character");
    }
    return (byte) value.charAt(0);
  }

  CopyCommand command(Optional<String> schema, String table, List<String> columns, String source)
      throws CopyFailed {
    checkAuthorization();
    checkCombinations();
    ConversionParameters conversion =
        new ConversionParameters(
            has("ACCEPTANYDATE"),
            invalidCharReplacement,
            has("BLANKSASNULL"),
            has("EMPTYASNULL"),
            has("EXPLICIT_IDS"),
            has("FILLRECORD"),
            has("IGNOREBLANKLINES"),
            ignoreHeader,
            nullAs,
            has("ROUNDEC"),
            has("TRIMBLANKS"),
            has("TRUNCATECOLUMNS"),
            dateFormat,
            timeFormat);
    return new CopyCommand(
        schema,
        table,
        columns,
        source,
        has("MANIFEST"),
        format(),
        compression,
        encoding,
        conversion,
        has("IGNOREALLERRORS") ? Long.MAX_VALUE : maxErrors,
        !has("NOLOAD"),
        statistics);
  }

  private DataFormat format() throws CopyFailed {
    if (has("FIXEDWIDTH")) {
      return new DataFormat.FixedWidth(widths);
    }
    if (has("JSON")) {
      return new DataFormat.Json(mapping);
    }
    if (has("AVRO")) {
      return new DataFormat.Avro(mapping);
    }
    if (has("PARQUET")) {
      return new DataFormat.Parquet(has("SERIALIZETOJSON"));
    }
    return has("ORC") ? new DataFormat.Orc(has("SERIALIZETOJSON")) : text();
  }

  private DataFormat text() throws CopyFailed {
    boolean csv = has("CSV");
    byte cut = delimiter.orElse((byte) (csv ? ',' : '|'));
    if (cut == '\n' || cut == '\r' || (cut == '\\' && has("ESCAPE"))) {
      throw new CopyFailed("COPY delimiter cannot be newline, carriage return or the escape");
    }
    if (!csv) {
      return new DataFormat.Delimited(cut, has("ESCAPE"), has("REMOVEQUOTES"));
    }
    byte mark = quote.orElse((byte) '"');
    if (mark == cut) {
      throw new CopyFailed("COPY delimiter and quote must be different");
    }
    return new DataFormat.Csv(cut, mark);
  }

  private void checkAuthorization() throws CopyFailed {
    boolean keys = has("ACCESS_KEY_ID") || has("SECRET_ACCESS_KEY") || has("SESSION_TOKEN");
    int ways = (has("IAM_ROLE") ? 1 : 0) + (has("CREDENTIALS") ? 1 : 0) + (keys ? 1 : 0);
    if (ways == 0) {
      throw new CopyFailed(
          "CREDENTIALS argument is required: give IAM_ROLE, CREDENTIALS or ACCESS_KEY_ID with"
              + " SECRET_ACCESS_KEY");
    }
    if (ways > 1) {
      throw new CopyFailed(
          "conflicting or redundant options: give one of IAM_ROLE, CREDENTIALS and ACCESS_KEY_ID");
    }
    if (keys && !(has("ACCESS_KEY_ID") && has("SECRET_ACCESS_KEY"))) {
      throw new CopyFailed("ACCESS_KEY_ID and SECRET_ACCESS_KEY must be given together");
    }
  }

  private void checkCombinations() throws CopyFailed {
    refuse("IGNOREALLERRORS", "MAXERROR");
    FormatRules.check(FORMATS.stream().filter(this::has).toList(), seen);
    refuseEncoding("FIXEDWIDTH", "Fixed-width data files must use UTF-8 encoding");
    refuseEncoding("JSON", "COPY of JSON in another encoding is not available in local mode");
    refuseEncoding("AVRO", "COPY of AVRO in another encoding is not available in local mode");
    if (nullAs.contains("\n") || nullAs.contains("\r")) {
      throw new CopyFailed("COPY null representation cannot use newline or carriage return");
    }
  }

  private void refuseEncoding(String format, String reason) throws CopyFailed {
    if (has(format) && encoding != TextEncoding.UTF8) {
      throw new CopyFailed(reason + ", and ENCODING is " + encoding);
    }
  }

  private void refuse(String one, String other) throws CopyFailed {
    if (has(one) && has(other)) {
      throw new CopyFailed(one + " is not supported with " + other + " option");
    }
  }

  private boolean has(String word) {
    return seen.contains(word);
  }
}
