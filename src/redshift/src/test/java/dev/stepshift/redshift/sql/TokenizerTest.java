package dev.stepshift.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.redshift.sql.Token.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenizerTest {

  @Test
  void backslashEscapesAQuoteInAString() {
    assertThat(texts("select 'a\\'b', 'c''d'")).containsExactly("select", "'a\\'b'", ",", "'c''d'");
    assertThat(Tokenizer.tokenize("'a\\'b''c\\\\d\\t\\174'").get(0).value())
        .isEqualTo("a'b'c\\d\t|");
  }

  @Test
  void dollarQuotesKeepTheirTagAndNest() {
    List<Token> tokens = Tokenizer.tokenize("as $body$ a; $$ b $$ c $body$ language x$y $1");
    assertThat(tokens).extracting(Token::kind).startsWith(Kind.WORD, Kind.DOLLAR_STRING, Kind.WORD);
    assertThat(tokens.get(1).value()).isEqualTo(" a; $$ b $$ c ");
    assertThat(tokens.get(3).text()).isEqualTo("x$y");
    assertThat(tokens.get(4).kind()).isEqualTo(Kind.ARGUMENT);
  }

  @Test
  void commentsNestAndMayHoldQuotes() {
    assertThat(texts("a /* it's /* nested */ ; */ b -- don't;\n c")).containsExactly("a", "b", "c");
  }

  @Test
  void aParameterIsNotWhatFollowsACast() {
    List<Token> tokens = Tokenizer.tokenize("select :id::int, x::date, ':no', v := 1");
    assertThat(tokens)
        .filteredOn(token -> token.kind() == Kind.PARAMETER)
        .extracting(Token::text)
        .containsExactly(":id");
  }

  @Test
  void hashNamesATableOrIsXor() {
    assertThat(texts("select 5 # 3 from #t, #u"))
        .containsExactly("select", "5", "#", "3", "from", "#t", ",", "#u");
    assertThat(texts("select a #b")).containsExactly("select", "a", "#", "b");
  }

  @Test
  void numbersKeepTheirDotsAndExponents() {
    assertThat(texts("1.5e-3 .5 1..10 t.5"))
        .containsExactly("1.5e-3", ".5", "1", ".", ".10", "t", ".", "5");
  }

  @Test
  void anOperatorEndsBeforeASign() {
    assertThat(texts("a=-1 and b<>+2 and c<=3||d"))
        .containsExactly(
            "a", "=", "-", "1", "and", "b", "<>", "+", "2", "and", "c", "<=", "3", "||", "d");
  }

  @Test
  void offsetsPointIntoTheText() {
    String sql = "  Select \"Mixed Case\" ; ";
    assertThat(Tokenizer.tokenize(sql))
        .allSatisfy(t -> assertThat(sql.substring(t.start(), t.end())).isEqualTo(t.text()));
    assertThat(Tokenizer.tokenize(sql).get(1).name()).isEqualTo("mixed case");
  }

  @Test
  void aScriptIsSplitOnlyAtItsOwnSemicolons() {
    assertThat(
            StatementSplitter.split(
                "select ';'; /* ; */ create procedure p() as $$ begin a; b; end $$ language plpgsql;;\n -- end;\n"))
        .containsExactly(
            "select ';'", "/* ; */ create procedure p() as $$ begin a; b; end $$ language plpgsql");
  }

  private static List<String> texts(String sql) {
    return Tokenizer.tokenize(sql).stream().map(Token::text).toList();
  }
}
