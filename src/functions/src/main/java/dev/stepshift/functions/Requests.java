package dev.stepshift.functions;

import dev.stepshift.errors.RequestInvalid;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks of what a machine sends to a Lambda. */
public final class Requests {

  private Requests() {}

  /** The text, which must be there. */
  public static String requireText(String lambda, String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new RequestInvalid(
          lambda + " was called without \"" + field + "\"; pass it as a text.");
    }
    return value;
  }

  /** The value, which must be there. */
  public static <T> T require(String lambda, String field, @Nullable T value) {
    if (value == null) {
      throw new RequestInvalid(lambda + " was called without \"" + field + "\"; pass it.");
    }
    return value;
  }

  /**
   * Refuses keys that nobody reads; those that begin with {@code AWS_} belong to Step Functions.
   *
   * @param input what the error calls it
   * @param may what the error says of the keys that there are
   */
  public static void refuseUnknown(
      String input, Map<String, Object> fields, Set<String> known, String may) {
    List<String> unknown =
        fields.keySet().stream()
            .filter(key -> !known.contains(key) && !key.startsWith("AWS_"))
            .sorted()
            .toList();
    if (!unknown.isEmpty()) {
      throw new RequestInvalid(
          input + " has the unknown key " + String.join(", ", unknown) + "; it " + may + ".");
    }
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
