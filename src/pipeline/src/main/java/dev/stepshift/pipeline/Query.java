package dev.stepshift.pipeline;

/**
 * A query that feeds a table in place of files: one SELECT in Redshift SQL, whose columns are the
 * table's, in their order.
 *
 * @param file in the pipeline's folder, such as {@code fact_yearly_sale.sql}
 */
public record Query(String file) implements TableInput {

  public Query {
    SqlFile.require(file);
  }
}
