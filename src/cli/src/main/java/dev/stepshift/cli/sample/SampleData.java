package dev.stepshift.cli.sample;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;

/** Delivers source files to the local S3, as a source system would once a day. */
public interface SampleData {

  boolean hasSampleFor(String pipeline);

  /**
   * The first day that is not delivered, of a pipeline whose samples are made for certain days;
   * empty if they fit any day.
   *
   * @throws SampleRefused when each of the days is delivered
   */
  Optional<LocalDate> nextDay(String pipeline);

  /**
   * Delivers one day's files, unless that day's delivery is there.
   *
   * @param scale TPC-H scale factor; empty takes that of the first delivery, or 0.01
   * @throws SampleRefused when the request contradicts what was delivered before
   */
  Seeded seed(String pipeline, OptionalDouble scale, LocalDate date);
}
