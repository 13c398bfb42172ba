package dev.stepshift.cli;

/** What the process ends with; Ctrl-C gives 130, as in any shell. */
final class ExitCodes {

  static final int OK = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;

  private ExitCodes() {}
}
