package dev.stepshift.redshift.copy;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens sessions of the warehouse; who opens one closes it. */
@FunctionalInterface
public interface SessionSource {

  Connection open() throws SQLException;
}
