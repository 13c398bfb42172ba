package dev.stepshift.proof.strategy;

import java.util.List;
import java.util.Optional;

/**
 * One file below {@code src/test/resources/strategies}: a table, what it holds, deliveries, and
 * what it holds after each. A row is a list of texts, null for NULL.
 *
 * @param name the file's name as a sentence
 * @param strategy the name of the file's folder
 * @param pipelineYaml a pipeline of the one table, with {@link #NAME} in place of its name
 * @param targetColumns the columns that target rows are written in; empty for the table's own
 * @param procedure the SQL file with the pipeline's procedures, which each run deploys; empty if it
 *     has none
 * @param setup SQL that runs when the target was made; {@code {target}} and {@code {schema}} are
 *     filled in
 * @param target the rows before the first load
 */
record StrategyCase(
    String name,
    String strategy,
    String pipelineYaml,
    List<String> targetColumns,
    Optional<String> procedure,
    List<String> setup,
    List<List<String>> target,
    List<Delivery> loads) {

  static final String NAME = "case_name";

  /** The file's name in the pipeline's folder. */
  static final String PROCEDURE = "procedure.sql";

  /**
   * One load.
   *
   * @param date the run's date
   * @param file the delivered file; empty if nothing is delivered
   * @param target the rows after it; as before if absent
   * @param fails a part of the message that the load must fail with
   * @param reload whether it is a load of a backfill
   * @param warns the names of the validations that warn, in their order; absent if they do not
   *     matter
   * @param again whether the load is run a second time, which changes nothing
   */
  record Delivery(
      String date,
      Optional<String> file,
      Optional<List<List<String>>> target,
      Optional<String> fails,
      boolean reload,
      Optional<List<String>> warns,
      boolean again) {}
}
