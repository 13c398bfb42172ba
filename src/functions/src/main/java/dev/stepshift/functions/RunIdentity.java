package dev.stepshift.functions;

import java.time.LocalDate;

/**
 * The run that SQL is written for.
 *
 * @param id the name of the parent's execution
 * @param date the day whose data it loads
 */
public record RunIdentity(String id, LocalDate date) {}
