package dev.stepshift.sql.validation;

import dev.stepshift.pipeline.Validation;
import dev.stepshift.pipeline.Validation.Severity;

/** How a validation is called, and how its number is judged. */
public record Rule(String name, Severity severity, Bounds bounds) {

  /** A rule of every table: to break it fails the load. */
  static Rule builtIn(String name, Bounds bounds) {
    return new Rule(name, Severity.ERROR, bounds);
  }

  /** A rule of every table: to break it is told, and stops nothing. */
  static Rule warning(String name) {
    return new Rule(name, Severity.WARN, Bounds.none());
  }

  static Rule of(Validation validation, Bounds bounds) {
    return new Rule(validation.name(), validation.severity(), bounds);
  }
}
