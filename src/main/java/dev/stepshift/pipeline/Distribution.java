package dev.stepshift.pipeline;

/**
 * How Redshift spreads the rows of a table.
 *
 * @param key the distribution column; empty unless the style is {@link Style#KEY}
 */
public record Distribution(Style style, String key) {

  public enum Style {
    AUTO,
    EVEN,
    ALL,
    KEY
  }
}
