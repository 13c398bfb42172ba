package dev.stepshift.pipeline;

import java.util.List;

/**
 * The stored procedure that merges, for strategy {@code procedure}.
 *
 * @param name in the schema of the target
 * @param arguments what it is given, in this order, each as a text
 */
public record ProcedureCall(String name, List<Argument> arguments) {

  /** What a procedure may be told of a load. */
  public enum Argument {
    /** The staging table, schema and name quoted, to be used in EXECUTE. */
    STAGING,
    /** The target, as staging. */
    TARGET,
    /** The table of the target's loads, as staging. */
    LEDGER,
    /** As 2026-01-31; a parameter of type date takes it too. */
    RUN_DATE,
    RUN_ID,
    /** What tells this load from any other: 64 hexadecimal digits. */
    LOAD_KEY
  }

  public ProcedureCall {
    arguments = List.copyOf(arguments);
    if (name.isBlank()) {
      throw new IllegalArgumentException("procedure.call is empty; name the procedure");
    }
  }
}
