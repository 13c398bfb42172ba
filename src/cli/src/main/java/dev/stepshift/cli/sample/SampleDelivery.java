package dev.stepshift.cli.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What one delivery wrote.
 *
 * @param changed the keys of those files that had been delivered before and are others now
 * @param kept the keys of objects that a person has put in the place of a sample file
 */
public record SampleDelivery(
    String pipeline,
    LocalDate date,
    Kind kind,
    List<DeliveredTable> tables,
    List<String> changed,
    List<String> kept) {

  public SampleDelivery(String pipeline, LocalDate date, Kind kind, List<DeliveredTable> tables) {
    this(pipeline, date, kind, tables, List.of(), List.of());
  }

  public enum Kind {
    /** Every row of every table. */
    FULL,
    /** What is new and what changed since the first delivery. */
    CHANGES,
    /** Files of the pipeline's own folder; their rows are not counted. */
    FILES,
    /** Nothing was written: the pipeline's files are of other days. */
    NONE,
    /** Nothing was written: the delivery was there. */
    ALREADY_THERE
  }

  public SampleDelivery {
    tables = List.copyOf(tables);
    changed = List.copyOf(changed);
    kept = List.copyOf(kept);
  }

  public Optional<DeliveredTable> table(String name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  public long rows() {
    return tables.stream().mapToLong(DeliveredTable::rows).sum();
  }

  public int files() {
    return tables.stream().mapToInt(DeliveredTable::files).sum();
  }

  public long bytes() {
    return tables.stream().mapToLong(DeliveredTable::bytes).sum();
  }
}
