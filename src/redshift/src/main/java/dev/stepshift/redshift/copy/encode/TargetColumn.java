package dev.stepshift.redshift.copy.encode;

/**
 * A column of the table that is loaded.
 *
 * @param name as in the catalog
 * @param type PostgreSQL's internal name, which is Redshift's too: {@code int4}, {@code varchar}
 * @param modifier PostgreSQL's type modifier, -1 when the type has none
 * @param notNull whether NULL is refused
 * @param filledWhenOmitted whether the column has a default or is an identity
 * @param alwaysGenerated whether it is an IDENTITY column whose values the file must not give
 */
public record TargetColumn(
    String name,
    String type,
    int modifier,
    boolean notNull,
    boolean filledWhenOmitted,
    boolean alwaysGenerated) {

  private static final int HEADER = 4;

  /** What VARCHAR without a length holds, and the most that VARCHAR can. */
  private static final int MAX_BYTES = 65_535;

  /** Redshift's name of the type, as the load error views show it. */
  public String typeName() {
    return type.equals("bpchar") ? "char" : type;
  }

  public boolean isCharacter() {
    return type.equals("varchar") || type.equals("bpchar") || type.equals("text");
  }

  /** Whether the column holds any JSON value. */
  public boolean isSuper() {
    return type.equals("super");
  }

  /** The most bytes a character column takes. */
  public int maxBytes() {
    return modifier < 0 ? MAX_BYTES : modifier - HEADER;
  }

  public int precision() {
    return modifier < 0 ? 38 : (modifier - HEADER) >> 16 & 0xFFFF;
  }

  public int scale() {
    return modifier < 0 ? 37 : modifier - HEADER & 0x7FF;
  }

  /** The declared length as the load error views show it. */
  public String lengthText() {
    if (isCharacter()) {
      return Integer.toString(maxBytes());
    }
    return type.equals("numeric") ? precision() + ", " + scale() : "0";
  }
}
