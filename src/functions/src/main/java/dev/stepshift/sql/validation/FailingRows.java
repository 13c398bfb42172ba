package dev.stepshift.sql.validation;

import java.util.List;

/**
 * The rows that a validation counts.
 *
 * @param from SQL behind the select list; the rows are called {@code failed} in it
 * @param columns what tells why they fail, besides their key
 */
public record FailingRows(String from, List<String> columns) {}
