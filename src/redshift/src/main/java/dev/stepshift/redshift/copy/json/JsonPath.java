package dev.stepshift.redshift.copy.json;

import dev.stepshift.redshift.copy.error.CopyFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path to one value of a record, in the two notations that Redshift has.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-json.html">
 *     COPY from JSON format</a>
 */
public record JsonPath(List<Step> steps) {

  /**
   * @param name the member's name; empty for an element of an array
   * @param index the element's number from 0; -1 for a member
   */
  record Step(String name, int index) {
    boolean isElement() {
      return index >= 0;
    }
  }

  private static final String ELEMENT = "\\[(?<index>\\d{1,9})]";
  private static final Pattern DOTS = Pattern.compile("\\.(?<name>[^.\\[\\]']+)|" + ELEMENT);
  private static final Pattern BRACKETS = Pattern.compile("\\['(?<name>[^']+)']|" + ELEMENT);

  /** Reads a path such as {@code $.a.b[0]} or {@code $['a']['b'][0]}. */
  static JsonPath parse(String text) throws CopyFailed {
    if (text.startsWith("$") && text.length() > 1) {
      for (Pattern notation : List.of(DOTS, BRACKETS)) {
        List<Step> steps = steps(notation.matcher(text), text.length());
        if (!steps.isEmpty()) {
          return new JsonPath(steps);
        }
      }
    }
    throw new CopyFailed(
        "Invalid JSONPath format. Supported notations are 'dot-notation' and 'bracket-notation': "
            + text);
  }

  private static List<Step> steps(Matcher matcher, int length) {
    List<Step> steps = new ArrayList<>();
    int at = 1;
    while (at < length && matcher.region(at, length).lookingAt()) {
      String name = matcher.group("name");
      steps.add(
          name == null
              ? new Step("", Integer.parseInt(matcher.group("index")))
              : new Step(name, -1));
      at = matcher.end();
    }
    return at == length ? steps : List.of();
  }
}
