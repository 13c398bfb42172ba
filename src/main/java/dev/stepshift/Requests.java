package dev.stepshift;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Checks of what a machine sends to a Lambda. */
public final class Requests {

  private Requests() {}

  /** The text, which must be there. */
  public static String requireText(String lambda, String field, String value) {
    if (value == null || value.isBlank()) {
      throw new RequestInvalid(
          lambda + " was called without \"" + field + "\"; pass it as a text.");
    }
    return value;
  }

  /** The value, which must be there. */
  public static <T> T require(String lambda, String field, T value) {
    if (value == null) {
      throw new RequestInvalid(lambda + " was called without \"" + field + "\"; pass it.");
    }
    return value;
  }

  /** A date such as 2026-01-31. */
  public static LocalDate requireDate(String lambda, String field, String value) {
    try {
      return LocalDate.parse(requireText(lambda, field, value));
    } catch (DateTimeParseException notADate) {
      throw new RequestInvalid(
          "\""
              + field
              + "\" of "
              + lambda
              + " is \""
              + value
              + "\"; write a date such as 2026-01-31.");
    }
  }
}
