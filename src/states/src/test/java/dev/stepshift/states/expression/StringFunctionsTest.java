package dev.stepshift.states.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** String functions count code points; each answer is that of the reference implementation. */
class StringFunctionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          $substring('😀ab😀', 0)                        | "😀ab😀"
          $substring('😀ab😀', 1)                        | "ab😀"
          $substring('😀ab😀', -2)                       | "b😀"
          $substring('😀ab😀', -1)                       | "😀"
          $substring('😀ab😀', 0, 2)                     | "😀a"
          $substring('😀ab😀', 0, 1)                     | "😀"
          $substring('😀ab😀', 1, 2)                     | "ab"
          $substring('😀ab😀', -2, 1)                    | "b"
          $substring('😀ab😀', -2, 9)                    | "b😀"
          $substring('😀ab😀', -9, 2)                    | "😀a"
          $substring('😀', 0, 1000)                     | "😀"
          $substring('', -1)                            | ""
          $substring('abc', 5)                          | ""
          $substring('abc', 1, 0)                       | ""
          $substring('abc', 1, -1)                      | ""
          $substring('abc', 1, 1000000000000)           | "bc"
          $substring('abc', -1000000000000)             | "abc"
          $substring('abc', 0.5, 1.5)                   | "ab"
          $substring('abc', -1.5, 1)                    | ""
          $substring('abc', -0.5)                       | "abc"
          $substring('abc', $states.nothing)            | "abc"
          $substring('abc', $states.nothing, 2)         | ""
          $substring('abc', 1, $states.nothing)         | "bc"
          $exists($substring($states.nothing, 0, 1))    | false
          ['abc', '😀b'].$substring($, 0, 1)             | ["a","😀"]
          $length('😀ab😀')                              | 4
          $pad('😀', 3, 'x')                             | "😀xx"
          $pad('😀', -3, 'x')                            | "xx😀"
          $pad('a', 6, '😀b')                            | "a😀b😀b😀"
          $split('a😀b', '😀')                           | ["a","b"]
          $split('a😀b😀', /😀/)                          | ["a","b",""]
          $contains('a😀', /😀/)                         | true
          $match('😀x y', /([^ ]+)/)[0].groups[0]       | "😀x"
          $replace('token: 😀 b', /token: [^ ]+/, 'no')  | "no b"
          $lowercase('😀A')                              | "😀a"
          $join(['😀', 'b'], ';')                        | "😀;b"
          """)
  void areThoseOfTheReference(String expression, String expected) {
    Bindings nothing = new Bindings(JsonNodeFactory.instance.objectNode(), Map.of(), Instant.EPOCH);
    assertThat(
            new Expressions()
                .evaluate(TextNode.valueOf("{% " + expression + " %}"), "Output", nothing)
                .toString())
        .isEqualTo(expected);
  }
}
