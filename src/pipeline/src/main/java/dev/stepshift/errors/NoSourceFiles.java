package dev.stepshift.errors;

/** A table that must find files found none. */
public final class NoSourceFiles extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NoSourceFiles(String message) {
    super(message);
  }
}
