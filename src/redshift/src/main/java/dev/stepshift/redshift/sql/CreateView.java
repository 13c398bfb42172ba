package dev.stepshift.redshift.sql;

/** CREATE VIEW and CREATE MATERIALIZED VIEW, their Redshift clauses taken out. */
final class CreateView {

  private CreateView() {}

  static boolean matches(SqlText source) {
    int at = source.matches(1, "or", "replace") ? 3 : 1;
    return source.is(0, "create")
        && (source.is(at, "view") || source.matches(at, "materialized", "view"));
  }

  static Translation translate(SqlText source) {
    int size = source.size();
    if (source.matches(size - 4, "with", "no", "schema", "binding")) {
      source.remove(size - 4, size);
      return Translation.of(StatementKind.DEFINITION, source.apply());
    }
    if (source.is(1, "materialized")) {
      int end = 4;
      while (source.isOperator(end, ".")) {
        end += 2;
      }
      int at = end;
      TableAttributes attributes = new TableAttributes();
      while (!source.is(at, "as") && at < size) {
        int behind = attributes.read(source, at);
        if (behind == at && source.matches(at, "auto", "refresh")) {
          behind = at + 3;
        }
        if (behind == at) {
          throw Refused.withText("syntax error at or near \"" + source.token(at).text() + "\"");
        }
        at = behind;
      }
      source.remove(end, at);
    }
    return Translation.of(StatementKind.DEFINITION, source.apply());
  }
}
