package dev.stepshift.laptop.machines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which errors of Redshift are tried again, and which are a person's. */
class FailedStatementTest {

  @ParameterizedTest(name = "{1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Redshift.SerializationConflict | insert | ERROR:1023 DETAIL: Serializable isolation violation on table in Redshift",
        "Redshift.SerializationConflict | insert | Query #4 failed with ERROR: 1023",
        "Redshift.SerializationConflict | merge | ERROR: could not complete because of conflict with concurrent transaction",
        "Redshift.SerializationConflict | delete | ERROR: deadlock detected",
        "Redshift.SerializationConflict | create | ERROR: duplicate key violates unique constraint pg_class_relname_nsp_index",
        "Redshift.ConnectionLost | insert | FATAL: terminating connection due to administrator command",
        "Redshift.SerializationConflict | select | ERROR: could not open relation with OID 155466714",
        "Redshift.ConnectionLost | insert | SSL SYSCALL error: EOF detected",
        "Redshift.ConnectionLost | merge | The connection has been closed.",
        "Redshift.Unavailable | copy | The connection attempt failed.",
        "Redshift.Unavailable | insert | FATAL: the database system is starting up",
        "Redshift.Unavailable | call | ERROR: the database system is in recovery mode",
        "Redshift.Unavailable | merge | ERROR: abort query   DETAIL: error: abort query code: 1020 context: system requested abort",
        "Redshift.Unavailable | merge | ERROR: Query (28572825) cancelled on system's request",
        "Redshift.Unavailable | copy | ERROR: Query cancelled.",
        "Redshift.SourceBusy | copy | ERROR: S3ServiceException:Please reduce your request rate.,Status 503,Error SlowDown,Rid AAA",
        "Redshift.SourceBusy | call | ERROR: S3ServiceException:We encountered an internal error. Please try again.,Status 500,Error InternalError",
        "Redshift.LoadFailed | copy | ERROR: S3ServiceException:Access Denied,Status 403,Error AccessDenied,Rid AAA,CanRetry 1",
        "Redshift.StatementAborted | insert | ERROR: Query (123) cancelled on user's request DETAIL: WLM queue wait time exceeded",
        "Redshift.StatementFailed | merge | ERROR: Query (3562469) cancelled by WLM abort action of Query Monitoring Rule",
        "Redshift.StatementFailed | merge | ERROR: Disk Full DETAIL: error: Disk Full code: 1016 context: node: 2 query: 1",
        "Redshift.StatementFailed | merge | ERROR: Out of Memory DETAIL: error: Out of Memory code: 1004 context: node: 2",
        "Redshift.StatementFailed | insert | ERROR: cannot execute INSERT in a read-only transaction",
        "Redshift.StatementFailed | merge | ERROR: Query reached usage limit for RPU hours",
        "Redshift.StatementFailed | insert | ERROR: schema stepshift_staging does not exist",
        "Redshift.StatementAborted | insert | ERROR: Query (1023) cancelled on user's request",
        "Redshift.StagingReplaced | insert | ERROR: Cannot insert a NULL value into column staging_holds_another_load",
        "Redshift.ColumnsUnclear | call | ERROR: Columns are unclear: since the last load of t these are gone: a1023",
        "Redshift.StatementFailed | insert | ERROR: a value of Columns are unclear: x",
        "Redshift.LoadFailed | copy | ERROR: Load into table 't1023' failed.",
        "Redshift.StatementFailed | call | ERROR: Column a is varchar(1023) in the warehouse",
        "Redshift.StatementFailed | insert | ERROR: 10230 rows have no key",
        "Redshift.LoadFailed | '\n  COPY' | ERROR: Load into table 't' failed.",
        "Redshift.StatementFailed | /* copy of the orders */ insert | ERROR: Divide by zero",
        "Redshift.StatementFailed | -- call of old | ERROR: Columns are unclear: since the last load",
        "Redshift.StatementFailed | insert | ERROR: Divide by zero"
      })
  void anErrorHasTheNameThatItsRemedyAsksFor(String name, String sql, String text)
      throws IOException {
    assertThat(FailedStatement.error(sql + " t", text)).isEqualTo(name);
  }
}
