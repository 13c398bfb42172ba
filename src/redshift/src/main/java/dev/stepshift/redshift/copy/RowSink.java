package dev.stepshift.redshift.copy;

import dev.stepshift.redshift.copy.encode.RowBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Where rows in PostgreSQL's text format go. */
interface RowSink {

  void write(RowBuffer rows) throws SQLException;

  /** Ends the load and keeps its rows, within the session's transaction. */
  void finish() throws SQLException;

  /** Ends the load without its rows. */
  void abort() throws SQLException;

  /** The sink of a load without effect, NOLOAD. */
  static RowSink nowhere() {
    return new RowSink() {
      @Override
      public void write(RowBuffer rows) {
        // Checked, and that is all that NOLOAD asks for.
      }

      @Override
      public void finish() {
        // Nothing was written.
      }

      @Override
      public void abort() {
        // Nothing was written.
      }
    };
  }

  /** Starts PostgreSQL's COPY on a session. */
  static RowSink into(Connection connection, TargetTable table) throws SQLException {
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(table.copySql());
    return new RowSink() {
      @Override
      public void write(RowBuffer rows) throws SQLException {
        copy.writeToCopy(rows.bytes(), 0, rows.size());
      }

      @Override
      public void finish() throws SQLException {
        copy.endCopy();
      }

      @Override
      public void abort() throws SQLException {
        if (copy.isActive()) {
          copy.cancelCopy();
        }
      }
    };
  }
}
