package dev.stepshift.bench;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What one run of a pipeline took; times in milliseconds, memory in bytes, 0 where the operating
 * system does not tell.
 *
 * @param ready from the start of the process until the local services were up
 * @param delivered generating and uploading the sample
 * @param wall the parent execution, from start to end
 * @param sql how much of it had at least one statement running
 * @param firstSql from the start of the run until the first statement ran
 * @param rows in the delivered files
 * @param laptopPeak most resident memory of the Java process
 * @param postgresPeak most memory of all PostgreSQL processes together, shared pages counted once
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record RunFigures(
    long ready,
    long delivered,
    long wall,
    long sql,
    long firstSql,
    long rows,
    long laptopPeak,
    long postgresPeak,
    List<StepGap> gaps) {

  /** The part of the wall time in which no statement ran. */
  double orchestration() {
    return (double) (wall - sql) / wall;
  }

  double rowsPerSecond() {
    return rows * 1000.0 / wall;
  }
}
