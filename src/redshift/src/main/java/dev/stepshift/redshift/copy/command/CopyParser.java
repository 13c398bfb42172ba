package dev.stepshift.redshift.copy.command;

import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.sql.Token;
import dev.stepshift.redshift.sql.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the head of a COPY: target, columns, source. What follows is {@link CopyOptions}' job. */
final class CopyParser {

  private final TokenCursor cursor;

  CopyParser(String sql) {
    this.cursor = new TokenCursor(Tokenizer.tokenize(sql));
  }

  CopyCommand parse() throws CopyFailed {
    cursor.require("copy");
    String first = cursor.name("a table");
    Optional<String> schema = Optional.empty();
    String table = first;
    if (cursor.acceptOperator(".")) {
      schema = Optional.of(first);
      table = cursor.name("a table");
    }
    List<String> columns = cursor.acceptOperator("(") ? columnList() : List.of();
    cursor.require("from");
    String source = source();
    CopyOptions options = new CopyOptions();
    options.readAll(cursor);
    return options.command(schema, table, columns, source);
  }

  private List<String> columnList() throws CopyFailed {
    List<String> columns = new ArrayList<>();
    do {
      String column = cursor.name("a column");
      if (columns.contains(column)) {
        throw new CopyFailed("column \"" + column + "\" specified more than once");
      }
      columns.add(column);
    } while (cursor.acceptOperator(","));
    cursor.requireOperator(")");
    return columns;
  }

  private String source() throws CopyFailed {
    Token token = cursor.next("the source in quotes, such as 's3://bucket/prefix'");
    if (token.kind() != Token.Kind.STRING) {
      throw TokenCursor.syntaxError(token);
    }
    String source = token.value();
    if (source.startsWith("dynamodb://") || source.startsWith("emr://")) {
      throw new CopyFailed(
          "COPY from '" + source + "' is not available in local mode; only s3:// sources are");
    }
    if (!source.startsWith(CopyCommand.S3_SCHEME)
        || source.length() == CopyCommand.S3_SCHEME.length()) {
      throw new CopyFailed("Invalid COPY source '" + source + "': expected 's3://bucket/prefix'");
    }
    return source;
  }
}
