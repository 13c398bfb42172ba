package dev.stepshift.pipeline;

import java.util.regex.Pattern;

/** What the name of a pipeline, a schema, a table or a column may look like. */
public final class NamingRules {

  public static final int MAX_LENGTH = 127;

  /** What a column, a table or a schema is made of. */
  public static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]*");

  /** What the name of a pipeline is made of. */
  public static final Pattern PIPELINE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

  private NamingRules() {}

  /** A column, table or schema: at most 127 bytes, Redshift's limit for a name. */
  public static boolean isIdentifier(String name) {
    return name.length() <= MAX_LENGTH && IDENTIFIER.matcher(name).matches();
  }

  /**
   * No double underscore, since {@code <pipeline>__<table>} names the staging table and must tell
   * the two apart.
   */
  public static boolean isPipeline(String name) {
    return name.length() <= MAX_LENGTH && PIPELINE.matcher(name).matches();
  }
}
