package dev.stepshift.laptop.faults;

import java.time.Duration;
import java.util.Locale;

/**
 * An event that EventBridge does not deliver as it should.
 *
 * @param steps of the statement whose end it tells; of no meaning for the events of runs
 * @param delay of a late event
 */
public record EventFault(Kind kind, Subject subject, StepSelector steps, Duration delay)
    implements Fault {

  private static final Duration USUAL_DELAY = Duration.ofSeconds(5);

  /** What happens to the event. */
  public enum Kind {
    DROP,
    DELAY,
    DOUBLE
  }

  /** What it tells. */
  public enum Subject {
    /** A statement has ended. */
    STATEMENT("aws.redshift-data"),
    /** A run has failed, was stopped or was redriven. */
    RUN("aws.states");

    private final String source;

    Subject(String source) {
      this.source = source;
    }

    String source() {
      return source;
    }
  }

  static EventFault of(FaultSpec spec, Kind kind, Subject subject) {
    Duration delay = kind == Kind.DELAY ? spec.seconds(USUAL_DELAY) : Duration.ZERO;
    return new EventFault(kind, subject, spec.steps(), delay);
  }

  @Override
  public String spec() {
    return kind.name().toLowerCase(Locale.ROOT)
        + (subject == Subject.RUN ? "-run-event" : "-event")
        + steps.spec()
        + (kind == Kind.DELAY ? ":seconds=" + SpecText.seconds(delay) : "");
  }
}
