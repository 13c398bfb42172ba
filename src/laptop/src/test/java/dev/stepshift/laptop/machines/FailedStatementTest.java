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
        "Redshift.StatementAborted | insert | ERROR: Query (1023) cancelled on user's request",
        "Redshift.StagingReplaced | insert | ERROR: Cannot insert a NULL value into column staging_holds_another_load",
        "Redshift.ColumnsUnclear | call | ERROR: Columns are unclear: since the last load of t these are gone: a1023",
        "Redshift.StatementFailed | insert | ERROR: a value of Columns are unclear: x",
        "Redshift.LoadFailed | copy | ERROR: Load into table 't1023' failed.",
        "Redshift.StatementFailed | call | ERROR: Column a is varchar(1023) in the warehouse",
        "Redshift.StatementFailed | insert | ERROR: 10230 rows have no key",
        "Redshift.StatementFailed | insert | ERROR: Divide by zero"
      })
  void anErrorHasTheNameThatItsRemedyAsksFor(String name, String sql, String text)
      throws IOException {
    assertThat(FailedStatement.error(sql + " t", text)).isEqualTo(name);
  }
}
