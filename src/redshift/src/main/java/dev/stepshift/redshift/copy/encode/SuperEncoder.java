package dev.stepshift.redshift.copy.encode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.stepshift.redshift.copy.error.Defect;
import dev.stepshift.redshift.copy.error.FieldRefused;
import dev.stepshift.redshift.copy.error.Utf8;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * SUPER from the text of a JSON value.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/ingest-super.html">Loading
 *     semi-structured data</a>
 */
public final class SuperEncoder implements FieldEncoder {

  private static final JsonFactory JSON = new JsonFactory();

  /** Numbers with a longer exponent are more than PostgreSQL's numeric holds. */
  private static final int LONGEST_EXPONENT = 4;

  @Override
  public void encode(byte[] data, int from, int to, RowBuffer out) throws FieldRefused {
    int invalid = Utf8.firstInvalid(data, from, to);
    if (invalid >= 0) {
      throw new FieldRefused(Defect.invalidUtf8(data, from, invalid, to));
    }
    try (JsonParser parser = JSON.createParser(data, from, to - from)) {
      check(parser);
    } catch (JsonProcessingException e) {
      throw refused("Invalid JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("Bytes in memory cannot fail to be read", e);
    }
    int at = from;
    while (at < to) {
      at = out.putPrintable(data, at, to);
      if (at < to) {
        out.escaped(data[at++]);
      }
    }
  }

  private static void check(JsonParser parser) throws IOException, FieldRefused {
    int depth = 0;
    int values = 0;
    JsonToken token;
    while ((token = parser.nextToken()) != null) {
      values += depth == 0 ? 1 : 0;
      if (values > 1) {
        throw refused("Invalid JSON: more than one value");
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
        checkText(parser.getText());
      } else if (token.isNumeric()) {
        checkNumber(parser.getText());
      }
    }
    if (values == 0) {
      throw refused("Invalid JSON: no value");
    }
  }

  private static void checkText(String text) throws FieldRefused {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (c == 0 || (Character.isSurrogate(c) && !pair)) {
        throw refused("Invalid JSON: a character that is none, \\u" + Integer.toHexString(c));
      }
      i += pair ? 1 : 0;
    }
  }

  private static void checkNumber(String text) throws FieldRefused {
    int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
    if (exponent >= 0 && text.length() - exponent - 1 > LONGEST_EXPONENT) {
      throw refused("Invalid JSON: the number " + text + " is too large");
    }
  }

  private static FieldRefused refused(String reason) {
    return new FieldRefused(new Defect(Defect.SUPER, reason));
  }
}
