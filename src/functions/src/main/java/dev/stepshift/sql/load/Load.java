package dev.stepshift.sql.load;

import dev.stepshift.functions.RunIdentity;
import dev.stepshift.loadhistory.FileLoad;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.Strategy;
import dev.stepshift.pipeline.Table;
import dev.stepshift.sql.load.LoadInput.DeliveredFiles;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One table in one run, with what was found for it.
 *
 * @param execution ARN of the execution that fills staging and merges it
 * @param reload whether a delivery overwrites what is there though it was loaded before a later
 *     date was
 * @param takesBack whether what was appended for the run's date before is taken out in the same
 *     transaction
 */
public record Load(
    RunIdentity run,
    String execution,
    boolean reload,
    boolean takesBack,
    Pipeline pipeline,
    Table table,
    LoadInput input) {

  /** Empty for a load of what a query finds. */
  public Optional<DeliveredFiles> files() {
    return input instanceof DeliveredFiles files ? Optional.of(files) : Optional.empty();
  }

  /** There for a source that takes new files. */
  public Optional<FileLoad> fileLoad() {
    return files().flatMap(DeliveredFiles::fileLoad);
  }

  /** How many rows the producer of the files says they hold. */
  public Optional<BigDecimal> promisedRows() {
    return files().flatMap(DeliveredFiles::promisedRows);
  }

  /**
   * Load keys under which some of the rows may have come before. Only what is added can be there
   * twice; the other strategies bring their rows in again.
   */
  List<String> supersededKeys() {
    return fileLoad()
        .filter(load -> table.strategy() == Strategy.APPEND)
        .map(FileLoad::superseded)
        .orElse(List.of());
  }

  /**
   * Whether the delivery is left out of the target if it was loaded before a later date was. What a
   * query finds is a load of its own in every run.
   */
  boolean passesOver() {
    return files().isPresent() && table.strategy().overwrites() && !reload;
  }
}
