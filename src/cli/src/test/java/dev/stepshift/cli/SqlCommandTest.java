package dev.stepshift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlCommandTest extends CommandTest {

  @Test
  void aQueryPrintsAnAlignedTable() throws Exception {
    serve();
    assertThat(stepshift("sql", "select segment, customers from x")).isZero();
    assertThat(out.toString())
        .isEqualTo(
            """
            segment     customers
            BUILDING          337
            odd, "one"          5
            null                1

            3 rows
            """);
    assertThat(redshift.executed.get(0).sql()).isEqualTo("select segment, customers from x");
    assertThat(redshift.executed.get(0).workgroupName()).isEqualTo("local");
  }

  @Test
  void aQueryCanBeCsv() throws Exception {
    serve();
    assertThat(stepshift("sql", "--csv", "select segment, customers from x")).isZero();
    assertThat(out.toString())
        .isEqualTo(
            """
            segment,customers
            BUILDING,337
            "odd, ""one\""",5
            ,1
            """);
  }

  @Test
  void aStatementWithoutAResultSaysHowManyRows() throws Exception {
    redshift = FakeRedshift.withCount(7);
    serve();
    assertThat(stepshift("sql", "delete from x")).isZero();
    assertThat(out.toString()).isEqualTo("Done, 7 rows.\n");
  }

  @Test
  void aWrongQueryGetsRedshiftsOwnText() throws Exception {
    redshift = FakeRedshift.failing("ERROR: relation \"x\" does not exist");
    serve();
    assertThat(stepshift("sql", "select 1 from x")).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("stepshift: ERROR: relation \"x\" does not exist\n");
  }
}
