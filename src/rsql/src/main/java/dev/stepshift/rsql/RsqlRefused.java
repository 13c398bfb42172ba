package dev.stepshift.rsql;

/** A script that cannot be read at all; the message says where, and what to do. */
public final class RsqlRefused extends RuntimeException {

  RsqlRefused(String message) {
    super(message);
  }

  RsqlRefused(ScriptLine place, String message) {
    super(place + ": " + message);
  }
}
