package dev.stepshift.redshift.sql;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Puts the values of named parameters into a statement, as literals whose type PostgreSQL takes
 * from where they stand.
 */
public final class NamedParameters {

  private NamedParameters() {}

  /** The names of the parameters that a statement uses. */
  public static Set<String> used(String sql) {
    Set<String> names = new HashSet<>();
    for (Token token : Tokenizer.tokenize(sql)) {
      if (token.kind() == Token.Kind.PARAMETER) {
        names.add(token.text().substring(1));
      }
    }
    return names;
  }

  /** The statement with every parameter that has a value replaced by it. */
  public static String bind(String sql, Map<String, String> values) {
    if (values.isEmpty()) {
      return sql;
    }
    SqlText source = SqlText.of(sql);
    for (int i = 0; i < source.size(); i++) {
      Token token = source.token(i);
      if (token.kind() == Token.Kind.PARAMETER) {
        String value = values.get(token.text().substring(1));
        if (value != null) {
          source.replace(i, StringLiteral.encode(value));
        }
      }
    }
    return source.apply();
  }
}
