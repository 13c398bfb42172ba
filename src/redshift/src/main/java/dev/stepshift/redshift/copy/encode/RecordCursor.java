package dev.stepshift.redshift.copy.encode;

import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.copy.error.Defect;
import java.io.IOException;
import java.util.Optional;

/**
 * The records of one file, one at a time: after {@link #next()} the fields are described by offsets
 * into {@link #data()}, until the next call.
 */
public interface RecordCursor {

  /** Goes to the next record; false at the end of the file. */
  boolean next() throws IOException, CopyFailed;

  /** The array that {@link #from} and {@link #to} point into. */
  byte[] data();

  int from(int field);

  int to(int field);

  int fieldCount();

  boolean isNull(int field);

  /** What is wrong with the record as a whole; its last field is then the one at fault. */
  Optional<Defect> defect();

  /** Where the record stands, as Redshift's load errors count it, from 1. */
  long line();

  boolean isBlank();

  /** The record as it stands in the file, at most so many bytes of it. */
  byte[] rawRecord(int most);

  /** A field as it was read, at most so many bytes of it; empty when the record lacks it. */
  byte[] rawField(int field, int most);
}
