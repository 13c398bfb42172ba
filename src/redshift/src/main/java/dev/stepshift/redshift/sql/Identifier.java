package dev.stepshift.redshift.sql;

/** Names of database objects in SQL. */
public final class Identifier {

  private Identifier() {}

  /** The name in double quotes, whatever characters it has. */
  public static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
