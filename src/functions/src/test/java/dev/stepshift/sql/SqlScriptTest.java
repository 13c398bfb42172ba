package dev.stepshift.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScriptTest {

  @Test
  void aSemicolonEndsAStatementAndTheLastOneNeedsNone() {
    assertThat(SqlScript.statements("select 1;\n\nselect 2 ; ;select 3"))
        .containsExactly("select 1", "select 2", "select 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select ';'",
        "select 'it''s; fine'",
        "select 'a backslash escapes the quote \\'; it goes on'",
        "select \"a;b\" from c",
        "select 1 -- not here;\n+ 2",
        "select /* nor here; /* nested; */ nor here; */ 1",
        "create procedure p() as $$ begin select 1; end $$ language plpgsql",
        "create procedure p() as $body$ begin perform '$$;'; end; $body$ language plpgsql",
      })
  void aSemicolonInsideOfSomethingEndsNothing(String statement) {
    assertThat(SqlScript.statements(statement + ";")).containsExactly(statement);
  }

  @Test
  void aPartOfCommentsAloneIsNoStatement() {
    assertThat(SqlScript.statements("-- only words; here\n/* and; here */;\n;")).isEmpty();
    assertThat(SqlScript.statements("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1;\nselect 'open",
        "select 1;\nselect \"open",
        "select 1;\n/* open /* */",
        "select 1;\n$a$ open $$",
        "select 1;\nselect 'open \\'"
      })
  void whatIsNotClosedIsRefusedWithItsLine(String text) {
    assertThatThrownBy(() -> SqlScript.statements(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("not closed");
  }
}
