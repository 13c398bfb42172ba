package dev.stepshift.check;

/**
 * How one validation ended.
 *
 * @param severity {@code error} or {@code warn}
 * @param observed the number that was seen; null if the query gave none
 * @param minimum null if open
 * @param maximum null if open
 */
public record Verdict(
    String name,
    String severity,
    String observed,
    String minimum,
    String maximum,
    boolean passed) {}
