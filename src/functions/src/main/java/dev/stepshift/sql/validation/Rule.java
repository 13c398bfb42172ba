package dev.stepshift.sql.validation;

import dev.stepshift.pipeline.Validation;
import dev.stepshift.pipeline.Validation.Severity;

/** How a validation is called, and how its number is judged. */
public record Rule(String name, Severity severity, Bounds bounds) {

  /** A rule of every table: to break it fails the load. */
  static Rule builtIn(String name, Bounds bounds) {
    return new Rule(name, Severity.ERROR, bounds);
  }

  /** A rule whose breach a person should know of, and nothing more. */
  static Rule warning(String name, Bounds bounds) {
    return new Rule(name, Severity.WARN, bounds);
  }

  static Rule of(Validation validation, Bounds bounds) {
    return new Rule(validation.name(), validation.severity(), bounds);
  }
}
