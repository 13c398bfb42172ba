package dev.stepshift.redshift.run;

import java.util.List;

/**
 * The rows that a statement returned, in memory.
 *
 * @param bytes the size of the values as text
 */
public record ResultTable(List<ResultColumn> columns, List<List<ResultField>> rows, long bytes) {}
