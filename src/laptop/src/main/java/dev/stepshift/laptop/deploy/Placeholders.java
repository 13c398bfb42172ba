package dev.stepshift.laptop.deploy;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the {@code ${name}} placeholders of a machine or rule file, as Terraform's templatefile
 * does at deployment: ARNs and settings only.
 */
public record Placeholders(Map<String, String> values) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

  public Placeholders {
    values = Map.copyOf(values);
  }

  /**
   * Fills the placeholders of a text.
   *
   * @param file the file's name, for the error
   * @throws IllegalArgumentException names every placeholder that has no value
   */
  public String fill(String file, String text) {
    Set<String> missing = new TreeSet<>();
    String filled =
        PLACEHOLDER
            .matcher(text)
            .replaceAll(
                match -> {
                  String value = values.get(match.group(1));
                  if (value == null) {
                    missing.add(match.group());
                    return "";
                  }
                  return Matcher.quoteReplacement(escape(value));
                });
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          file + ": nothing supplies " + String.join(", ", missing) + ".");
    }
    return filled;
  }

  /** The names of all placeholders in a text. */
  public static Set<String> in(String text) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private static String escape(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
