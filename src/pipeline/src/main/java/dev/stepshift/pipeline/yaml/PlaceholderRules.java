package dev.stepshift.pipeline.yaml;

import dev.stepshift.pipeline.Suggestion;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words in braces that a text of SQL may hold.
 *
 * @param known with their braces
 */
record PlaceholderRules(List<String> known) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z_ ]*}");

  static PlaceholderRules of(String... known) {
    return new PlaceholderRules(List.of(known));
  }

  /** Notes each other word in braces. */
  void check(YamlProblems problems, YamlScalar sql) {
    Matcher placeholder = PLACEHOLDER.matcher(sql.text());
    while (placeholder.find()) {
      if (!known.contains(placeholder.group())) {
        problems.add(
            sql,
            placeholder.group()
                + " is unknown; "
                + Suggestion.of(placeholder.group(), known, "known placeholders"));
      }
    }
  }
}
