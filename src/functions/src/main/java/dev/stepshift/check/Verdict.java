package dev.stepshift.check;

import org.jspecify.annotations.Nullable;

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
    @Nullable String observed,
    @Nullable String minimum,
    @Nullable String maximum,
    boolean passed) {}
