package dev.stepshift.cli.validate;

import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.run.ResultTable;
import dev.stepshift.redshift.run.Session;
import dev.stepshift.redshift.run.Sessions;
import dev.stepshift.redshift.run.StatementFailed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An empty Redshift of this machine, to try SQL on. */
final class ScratchWarehouse implements AutoCloseable {

  /** A relation of the warehouse; both names as they are stored. */
  record Relation(String schema, String name) {}

  private static final String VIEW = "public.stepshift_read";

  /** What a view is made of, and what the views that it reads are made of. */
  private static final String READ =
      """
      with recursive source(oid) as (
        select depends.refobjid
        from pg_rewrite as rule
        join pg_depend as depends on depends.objid = rule.oid and depends.classid = 'pg_rewrite'::regclass
        where rule.ev_class = '%s'::regclass and depends.refclassid = 'pg_class'::regclass
        union
        select depends.refobjid
        from source
        join pg_rewrite as rule on rule.ev_class = source.oid
        join pg_depend as depends on depends.objid = rule.oid and depends.classid = 'pg_rewrite'::regclass
        where depends.refclassid = 'pg_class'::regclass
      )
      select space.nspname, class.relname
      from source
      join pg_class as class on class.oid = source.oid
      join pg_namespace as space on space.oid = class.relnamespace
      where class.relkind in ('r', 'p')
      """
          .formatted(VIEW);

  private final Warehouse warehouse;
  private final Sessions sessions;

  private ScratchWarehouse(Warehouse warehouse) {
    this.warehouse = warehouse;
    this.sessions =
        new Sessions(
            warehouse,
            (connection, sql, query, session) -> {
              throw new CopyFailed("there are no files to copy");
            });
  }

  static ScratchWarehouse start() {
    return new ScratchWarehouse(Warehouse.start());
  }

  /** Runs statements as one batch, and keeps what they did. */
  void run(List<String> statements) throws StatementFailed {
    try (Session session = open()) {
      runAll(session, statements);
      session.commit(sessions.nextQueryId());
    }
  }

  /** Runs statements as one batch, and undoes it. */
  void tryOut(List<String> statements) throws StatementFailed {
    try (Session session = open()) {
      runAll(session, statements);
      session.rollback();
    }
  }

  /** The names of the columns of a query, in its order; of those without one {@code ?column?}. */
  List<String> columns(String select) throws StatementFailed {
    try (Session session = open()) {
      ResultTable rows =
          session.runInBatch(select, sessions.nextQueryId()).resultSet().orElseThrow();
      session.rollback();
      return rows.columns().stream().map(column -> column.label()).toList();
    }
  }

  /** The tables that a query reads, also through views. */
  Set<Relation> tablesRead(String select) throws StatementFailed {
    run(
        List.of(
            "create view " + VIEW + " as select 1 as one from (\n" + select + "\n) as queried"));
    Set<Relation> read = new LinkedHashSet<>();
    try (Connection connection = warehouse.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(READ)) {
      while (rows.next()) {
        read.add(new Relation(rows.getString(1), rows.getString(2)));
      }
    } catch (SQLException broken) {
      throw new IllegalStateException("the catalog cannot be read: " + broken.getMessage(), broken);
    }
    run(List.of("drop view " + VIEW));
    return read;
  }

  private void runAll(Session session, List<String> statements) throws StatementFailed {
    for (String sql : statements) {
      session.runInBatch(sql, sessions.nextQueryId());
    }
  }

  private Session open() {
    try {
      Session session = sessions.open();
      session.begin();
      return session;
    } catch (SQLException gone) {
      throw new IllegalStateException(
          "the local warehouse does not answer: " + gone.getMessage(), gone);
    }
  }

  @Override
  public void close() {
    sessions.close();
    warehouse.close();
  }
}
