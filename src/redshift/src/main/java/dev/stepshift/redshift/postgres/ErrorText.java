package dev.stepshift.redshift.postgres;

import java.sql.SQLException;
import java.util.OptionalInt;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Says what PostgreSQL reports in the words that Redshift has for it. */
public final class ErrorText {

  private static final String CANCELLED = "57014";

  private ErrorText() {}

  public static boolean isCancel(SQLException error) {
    return CANCELLED.equals(error.getSQLState());
  }

  /** Where in the statement the error is, counted from 0; empty if PostgreSQL does not say. */
  public static OptionalInt position(SQLException error) {
    ServerErrorMessage server =
        error instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    return server == null || server.getPosition() < 1
        ? OptionalInt.empty()
        : OptionalInt.of(server.getPosition() - 1);
  }

  /**
   * Redshift's text, {@code ERROR: } in front.
   *
   * @param queryId the statement's, which Redshift names when it ends it early; it words a
   *     statement_timeout as a user's cancel
   */
  public static String of(SQLException error, long queryId) {
    ServerErrorMessage server =
        error instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    if (server == null || server.getMessage() == null) {
      String message = error.getMessage() == null ? error.toString() : error.getMessage();
      return message.startsWith("ERROR: ") ? message : "ERROR: " + message;
    }
    return switch (String.valueOf(error.getSQLState())) {
      case CANCELLED -> "ERROR: Query (" + queryId + ") cancelled on user's request";
      case "22012" -> "ERROR: Divide by zero";
      case "22001" -> "ERROR: Value too long for character type";
      case "23514" -> checkViolation(server);
      case "23502" -> nullViolation(server);
      case "21000" -> cardinality(server);
      case "2D000" ->
          "ERROR: "
              + server.getMessage()
              + " (a procedure that commits or rolls back cannot be called within a transaction"
              + " block)";
      case "57P01", "57P02", "08006" -> "FATAL: " + server.getMessage();
      default -> withDetail(server);
    };
  }

  private static String checkViolation(ServerErrorMessage server) {
    boolean length =
        server.getConstraint() != null && server.getConstraint().startsWith("rs_bytes_");
    return length ? "ERROR: Value too long for character type" : withDetail(server);
  }

  private static String nullViolation(ServerErrorMessage server) {
    return server.getColumn() == null
        ? withDetail(server)
        : "ERROR: Cannot insert a NULL value into column " + server.getColumn();
  }

  private static String cardinality(ServerErrorMessage server) {
    return server.getMessage().startsWith("MERGE command")
        ? "ERROR: Found multiple matches to update the same tuple."
        : withDetail(server);
  }

  private static String withDetail(ServerErrorMessage server) {
    StringBuilder text = new StringBuilder("ERROR: ").append(server.getMessage());
    if (server.getDetail() != null) {
      text.append("\n  Detail: ").append(server.getDetail());
    }
    if (server.getHint() != null) {
      text.append("\n  Hint: ").append(server.getHint());
    }
    return text.toString();
  }
}
