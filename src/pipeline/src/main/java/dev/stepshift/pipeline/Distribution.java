package dev.stepshift.pipeline;

/**
 * How Redshift spreads the rows of a table.
 *
 * @param key the distribution column; empty unless the style is {@link Style#KEY}
 */
public record Distribution(Style style, String key) {

  public Distribution {
    if ((style == Style.KEY) == key.isEmpty()) {
      throw new IllegalArgumentException(
          "distribution.key is '" + key + "'; style key needs one column, the others none");
    }
  }

  public enum Style {
    AUTO,
    EVEN,
    ALL,
    KEY
  }
}
