package dev.stepshift.loadhistory;

import com.fasterxml.jackson.core.JsonProcessingException;

/** A history as text. */
interface HistoryFormat<H> {

  String write(H history);

  /**
   * The history that a text holds.
   *
   * @throws java.time.format.DateTimeParseException if a date is none
   */
  H read(String text) throws JsonProcessingException;
}
