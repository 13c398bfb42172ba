package dev.stepshift.sql.load;

import dev.stepshift.functions.RunIdentity;
import dev.stepshift.loadhistory.FileLoad;
import dev.stepshift.pipeline.DatedPath;
import dev.stepshift.pipeline.FileSelection.AllFiles;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.Strategy;
import dev.stepshift.pipeline.Table;
import dev.stepshift.sql.Literals;
import dev.stepshift.sql.load.LoadInput.DeliveredFiles;
import dev.stepshift.sql.load.LoadInput.QueriedRows;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One table in one run, with what was found for it.
 *
 * @param execution ARN of the execution that fills staging and merges it
 * @param reload there for a load that a backfill makes again
 * @param takesBack whether what was appended for the run's date before is taken out in the same
 *     transaction
 * @param stale the tables before this one in {@code after} that the run has not loaded
 */
public record Load(
    RunIdentity run,
    String execution,
    Optional<Reload> reload,
    boolean takesBack,
    List<String> stale,
    Pipeline pipeline,
    Table table,
    LoadInput input) {

  public Load {
    stale = List.copyOf(stale);
  }

  /** Empty for a load of what a query finds. */
  public Optional<DeliveredFiles> files() {
    return input instanceof DeliveredFiles files ? Optional.of(files) : Optional.empty();
  }

  /** There for a source that takes new files. */
  public Optional<FileLoad> fileLoad() {
    return files().flatMap(DeliveredFiles::fileLoad);
  }

  /** Whether its files were taken from a folder of the run's date, as one delivery. */
  public boolean isOfAFolderOfItsDate() {
    return files().isPresent()
        && table.source().selection() instanceof AllFiles all
        && all.isDated();
  }

  /** How many rows the producer of the files says they hold. */
  public Optional<BigDecimal> promisedRows() {
    return files().flatMap(DeliveredFiles::promisedRows);
  }

  /**
   * The load keys of what is taken back of new files, this load's among them. Empty for what the
   * run's date tells apart.
   */
  List<String> keysTakenBack() {
    return fileLoad().map(FileLoad::takesBack).orElse(List.of());
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
   * There if the load is made again and its rows are those of its date, which may be older than
   * what is there: not if files are taken whatever their date, if the path has none, or if a query
   * finds the same on any date. A partition that a query makes is made of the tables as they are.
   */
  public Optional<Reload> reloadOfItsDate() {
    boolean ofItsDate =
        input instanceof QueriedRows rows
            ? table.strategy() != Strategy.REPLACE_PARTITION
                && rows.select().contains(Literals.text(run.date().toString()))
            : fileLoad().isEmpty() && !DatedPath.isUndated(table.source().selection().path());
    return reload.filter(again -> ofItsDate);
  }

  /**
   * Whether the delivery is left out of the target if it was loaded before a later date was. What a
   * query finds is a load of its own in every run.
   */
  boolean passesOver() {
    return files().isPresent() && table.strategy().overwrites() && reload.isEmpty();
  }
}
