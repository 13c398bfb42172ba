package dev.stepshift.pipeline;

import java.util.Locale;

/** What a run does for the pipeline as a whole, around the loads of its tables. */
public enum Phase {
  /** Before the tables: procedures, and whatever else must be there. */
  SETUP,
  /** After the tables: checks over several of them. */
  VALIDATE,
  /** At the end: ANALYZE and VACUUM. */
  MAINTAIN;

  /** The phase's name in requests and in the names of its statements. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
