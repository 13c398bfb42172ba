package dev.stepshift.sql;

/**
 * What a template may say: a record of names, literals, lists, flags and further records, each of
 * its texts SQL already. A template writes {@code {run_date}} for the component {@code runDate}.
 *
 * <p>Native executables know the members of these records from {@code reflect-config.json}, beside
 * this module's classes.
 */
public interface TemplateModel {}
