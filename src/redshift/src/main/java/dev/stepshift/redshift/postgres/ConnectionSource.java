package dev.stepshift.redshift.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to the PostgreSQL server of a warehouse. */
@FunctionalInterface
public interface ConnectionSource {

  /** A new connection in autocommit mode; the caller closes it. */
  Connection connect() throws SQLException;
}
