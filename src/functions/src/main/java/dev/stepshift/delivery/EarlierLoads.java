package dev.stepshift.delivery;

import dev.stepshift.loadhistory.DatedLoad;
import dev.stepshift.loadhistory.DatedLoadStore;
import dev.stepshift.pipeline.FileSelection.AllFiles;
import dev.stepshift.pipeline.Table;
import dev.stepshift.source.Parallel;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** What a table with a folder a date has taken of its newest dates, file by file. */
final class EarlierLoads {

  private final DatedLoadStore dates;
  private final LoadedSources sources;

  EarlierLoads(S3Client s3, String dataBucket) {
    this.dates = new DatedLoadStore(s3, dataBucket);
    this.sources = new LoadedSources(s3, dataBucket);
  }

  /**
   * The loads whose files are still known, the oldest date first: their lists outlive them by 30
   * days, and one of tens of thousands of files is not read again.
   */
  List<EarlierLoad> of(String pipeline, Table table, AllFiles selection) {
    String location = selection.path() + selection.glob().orElse("**");
    List<DatedLoad> loads = dates.at(pipeline, table.name(), location);
    return Parallel.map(loads, load -> files(pipeline, table, load)).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** Notes that there is no file of a date, and that this is no failure. */
  void noteNothing(String pipeline, Table table, LocalDate date) {
    dates.noteNothing(pipeline, table.name(), date);
  }

  private Optional<EarlierLoad> files(String pipeline, Table table, DatedLoad load) {
    return load.foundNothing()
        ? Optional.of(new EarlierLoad(load.date(), List.of()))
        : sources
            .noted(pipeline, table.name(), load.run(), load.loadKey())
            .map(files -> new EarlierLoad(load.date(), files));
  }
}
