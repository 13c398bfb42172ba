package dev.stepshift.redshift.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.redshift.copy.error.CopyFailed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CopyFixture.Shared.class)
class CopyCsvTest {

  private final CopyFixture copy;

  CopyCsvTest(CopyFixture copy) {
    this.copy = copy;
  }

  @BeforeEach
  void makeTable() throws Exception {
    copy.table("a int, b varchar(30), c varchar(30)");
  }

  @Test
  void keepsDelimitersNewlinesAndDoubledQuotesWithinQuotes() throws Exception {
    copy.load("1,\"x,y\",\"say \"\"hi\"\"\"\n2,\"two\nlines\",\"\"\n3,plain,\\n\r\n", "csv");

    assertThat(copy.rows()).containsExactly("1|x,y|say \"hi\"", "2|two\nlines|", "3|plain|\\n");
  }

  @Test
  void leavesBlanksBetweenQuotesAndDelimitersOutAndOthersIn() throws Exception {
    copy.load("1 , \"a\"  ,\t\"b\" \n2, a , b\n", "csv");

    assertThat(copy.rows()).containsExactly("1|a|b", "2| a | b");
  }

  @Test
  void takesOtherDelimitersAndQuotes() throws Exception {
    copy.load("1;%a;%%%;x\n", "csv quote as '%' delimiter ';'");

    assertThat(copy.rows()).containsExactly("1|a;%|x");
  }

  @Test
  void readsNullsAndEmptyFields() throws Exception {
    copy.load(",,\n\\N,\\N,\"\"\n1,,x,\n", "csv");
    copy.load("4,,\"\"\n", "csv emptyasnull");

    assertThat(copy.rows()).containsExactly("~||", "~|~|", "1||x", "4|~|~");
  }

  @Test
  void countsLinesWithinQuotesInErrors() throws Exception {
    copy.load("1,\"a\nb\nc\",x\nbad,y,z\n2,q,r\n", "csv maxerror 5");

    assertThat(copy.rows()).hasSize(2);
    assertThat(copy.errors())
        .containsExactly("4|a|int4|0|0|1207|Invalid digit, Value 'b', Pos 0, Type: Integer");
  }

  @Test
  void refusesQuotesThatMakeNoSense() throws Exception {
    copy.load("1,aa\"zz,x\n2,\"a\"b,x\n3,ok,x\n", "csv maxerror 5");

    assertThat(copy.rows()).containsExactly("3|ok|x");
    assertThat(copy.errors())
        .containsExactly(
            "1|b|varchar|30|4|1214|Invalid quote formatting for CSV",
            "2|b|varchar|30|5|1214|Invalid quote formatting for CSV");
  }

  @Test
  void refusesAQuoteThatNeverEnds() throws Exception {
    assertThatThrownBy(() -> copy.load("1,a,b\n2,\"a,b\n3,a,b\n", "csv"))
        .isInstanceOf(CopyFailed.class);

    assertThat(copy.errors())
        .containsExactly("2|b|varchar|30|13|1214|Delimited value missing end quote");
  }

  @Test
  void skipsHeadersAndBlankLines() throws Exception {
    copy.load("a,b,c\n\n1,x,y\n\r\n", "csv ignoreheader 1 ignoreblanklines");

    assertThat(copy.rows()).containsExactly("1|x|y");
  }
}
