package dev.stepshift.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * CREATE TABLE: attributes and keys are taken out and kept aside, lengths become bytes.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html">CREATE
 *     TABLE</a>
 */
final class CreateTable {

  private final SqlText source;
  private final TableAttributes attributes = new TableAttributes();
  private final List<String> columns = new ArrayList<>();
  private final List<String> items = new ArrayList<>();
  private final List<String> after = new ArrayList<>();
  private final List<ColumnDefinition> definitions = new ArrayList<>();

  private CreateTable(SqlText source) {
    this.source = source;
  }

  static boolean matches(SqlText source) {
    return source.is(0, "create") && tableWord(source) > 0;
  }

  private static int tableWord(SqlText source) {
    int at = 1;
    while (source.isAny(at, "local", "temp", "temporary")) {
      at++;
    }
    return source.is(at, "table") ? at : -1;
  }

  static Translation translate(SqlText source) {
    return new CreateTable(source).run();
  }

  private Translation run() {
    int at = tableWord(source) + 1;
    if (source.matches(at, "if", "not", "exists")) {
      at += 3;
    }
    int nameEnd = endOfName(at);
    String table = source.text(at, nameEnd);
    String head = source.text(0, nameEnd);
    int next = nameEnd;
    SqlText.Range list = null;
    String as = "";
    while (next < source.size() && as.isEmpty()) {
      int behind = attributes.read(source, next);
      if (behind > next) {
        next = behind;
      } else if (source.isOperator(next, "(") && list == null) {
        list = new SqlText.Range(next, source.closing(next) + 1);
        next = list.to();
      } else if (source.is(next, "as")) {
        as = source.sql().substring(source.token(next).start());
      } else {
        throw unknown(next);
      }
    }
    String body = list == null ? "" : list(list, table, !as.isEmpty());
    attributes.check(columns);
    // What the statement itself says comes before what LIKE brings along.
    after.add(attributes.isEmpty() ? after.size() : 0, attributes.noteCall(table));
    return new Translation(
        StatementKind.DEFINITION, head + body + (as.isEmpty() ? "" : " " + as), after);
  }

  private RuntimeException unknown(int at) {
    if (source.isAny(at, "with", "tablespace", "inherits", "partition", "on", "using")) {
      return Refused.byRedshift("CREATE TABLE … " + source.token(at).text());
    }
    return Refused.withText("syntax error at or near \"" + source.token(at).text() + "\"");
  }

  private int endOfName(int at) {
    int end = at + 1;
    while (source.isOperator(end, ".")) {
      end += 2;
    }
    return end;
  }

  private String list(SqlText.Range list, String table, boolean namesOnly) {
    List<SqlText.Range> pieces = source.arguments(list.from());
    if (namesOnly) {
      return " " + source.text(list);
    }
    for (SqlText.Range piece : pieces) {
      item(piece, table);
    }
    for (ColumnDefinition definition : definitions) {
      items.add(withLimits(definition));
    }
    return " (" + String.join(", ", items) + ")";
  }

  private String withLimits(ColumnDefinition definition) {
    boolean key = attributes.primaryKey().contains(definition.name());
    String notNull = key && !definition.sql().contains(" not null") ? " not null" : "";
    return definition.withLimit() + notNull;
  }

  private void item(SqlText.Range piece, String table) {
    int at = piece.from();
    if (source.is(at, "constraint")
        && source.isAny(at + 2, "primary", "unique", "foreign", "check")) {
      at += 2;
    }
    if (source.is(at, "like")) {
      like(piece, table);
    } else if (source.matches(at, "primary", "key")) {
      source.arguments(at + 2).forEach(r -> attributes.primaryKey(source.token(r.from()).name()));
    } else if (source.is(at, "check") && source.isOperator(at + 1, "(")) {
      throw Refused.byRedshift("CHECK constraints");
    } else if (source.is(at, "exclude")) {
      throw Refused.byRedshift("EXCLUDE constraints");
    } else if (!(source.is(at, "unique") && source.isOperator(at + 1, "("))
        && !source.matches(at, "foreign", "key")) {
      ColumnDefinition definition = ColumnDefinition.read(source, piece, attributes);
      definitions.add(definition);
      columns.add(definition.name());
    }
  }

  /** The limits in bytes are constraints here, so LIKE takes them along. */
  private void like(SqlText.Range piece, String table) {
    int nameEnd = endOfName(piece.from() + 1);
    String parent = source.text(piece.from() + 1, nameEnd);
    boolean defaults = source.matches(nameEnd, "including", "defaults");
    if (nameEnd < piece.to() && !defaults && !source.matches(nameEnd, "excluding", "defaults")) {
      throw Refused.byRedshift("LIKE … " + source.text(nameEnd, piece.to()));
    }
    items.add(
        "like " + parent + " including constraints" + (defaults ? " including defaults" : ""));
    after.add(
        "select rs.copy_attributes("
            + StringLiteral.encode(parent)
            + ", "
            + StringLiteral.encode(table)
            + ")");
  }
}
