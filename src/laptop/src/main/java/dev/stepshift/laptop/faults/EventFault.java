package dev.stepshift.laptop.faults;

import java.time.Duration;
import java.util.Locale;

/**
 * An event that EventBridge does not deliver as it should.
 *
 * @param place of the statement whose end it tells; of no meaning for the events of runs
 * @param delay of a late event
 */
public record EventFault(Kind kind, Source source, Place place, Duration delay) implements Fault {

  static final Duration USUAL_DELAY = Duration.ofSeconds(5);

  /** What happens to the event. */
  public enum Kind {
    DROP,
    DELAY,
    DOUBLE
  }

  /** What it tells. */
  public enum Source {
    /** A statement has ended. */
    STATEMENT("aws.redshift-data"),
    /** A run has failed, was stopped or was redriven. */
    RUN("aws.states");

    private final String source;

    Source(String source) {
      this.source = source;
    }

    String source() {
      return source;
    }
  }

  @Override
  public String words() {
    return kind.name().toLowerCase(Locale.ROOT)
        + (source == Source.RUN ? "-run-event" : "-event")
        + place.words()
        + (kind == Kind.DELAY ? ":seconds=" + FaultWords.seconds(delay) : "");
  }
}
