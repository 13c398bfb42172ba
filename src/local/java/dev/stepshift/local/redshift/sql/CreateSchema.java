package dev.stepshift.local.redshift.sql;

/**
 * {@code create schema if not exists}, safe beside another session that does the same: PostgreSQL
 * would fail the second one on an index of its catalog. The lock is taken only while the schema is
 * missing, and held until the transaction ends.
 */
final class CreateSchema {

  private CreateSchema() {}

  static boolean matches(Source source) {
    return source.is(0, "create")
        && source.is(1, "schema")
        && source.is(2, "if")
        && source.is(3, "not")
        && source.is(4, "exists")
        && source.size() == 6;
  }

  static Translation translate(Source source) {
    String name = source.token(5).text().replace("\"", "");
    String sql =
        """
        do $schema$ begin
          if not exists (select from pg_catalog.pg_namespace where nspname = '%1$s') then
            perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('create schema'));
            create schema if not exists "%1$s";
          end if;
        end $schema$"""
            .formatted(name.toLowerCase(java.util.Locale.ROOT));
    return Translation.of(Kind.DEFINITION, sql);
  }
}
