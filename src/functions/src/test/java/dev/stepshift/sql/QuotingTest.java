package dev.stepshift.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotingTest {

  @Test
  void aNameIsQuotedEvenIfItIsAReservedWord() {
    assertThat(Identifiers.quote("select")).isEqualTo("\"select\"");
    assertThat(Identifiers.quote("shop", "order_2")).isEqualTo("\"shop\".\"order_2\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Orders",
        "2nd",
        "a b",
        "a\"b",
        "a\"; drop table b; --",
        "a.b",
        "a'b",
        "a$b",
        "größe",
        "a\n"
      })
  void whatIsNoPlainNameIsRefused(String name) {
    assertThatThrownBy(() -> Identifiers.quote(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a valid name");
  }

  @Test
  void aNameLongerThanRedshiftTakesIsRefused() {
    assertThat(Identifiers.quote("a".repeat(127))).hasSize(129);
    assertThatThrownBy(() -> Identifiers.quote("a".repeat(128)))
        .hasMessageContaining("128 characters");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "plain, 'plain'",
        "it's, 'it''s'",
        "\\N, '\\\\N'",
        // The quote stays inside although a backslash stands before it.
        "\\'; drop table a; --, '\\\\''; drop table a; --'",
        "\\, '\\\\'"
      })
  void aTextStaysInsideItsQuotesWithRedshiftsBackslashEscapes(String text, String literal) {
    assertThat(Literals.text(text)).isEqualTo(literal);
    assertThat(SqlScript.statements("select " + literal + "; select 2")).hasSize(2);
  }

  @Test
  void aTextWithTheCharacterZeroIsRefused() {
    assertThatThrownBy(() -> Literals.text("a\0b")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNumberIsWrittenWithoutExponent() {
    assertThat(Literals.number(new BigDecimal("1E+6"))).isEqualTo("1000000");
    assertThat(Literals.number(new BigDecimal("-0.5"))).isEqualTo("-0.5");
  }
}
