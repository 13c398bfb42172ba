package dev.stepshift.cli;

/** Something that the person at the terminal can fix; the message says how. */
public final class CliError extends RuntimeException {

  private final int exitCode;

  public CliError(String message) {
    this(message, ExitCodes.FAILED);
  }

  CliError(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
