package dev.stepshift.laptop.faults;

import dev.stepshift.redshift.data.StatementPoint;
import java.time.Duration;

/**
 * A statement that does not run as it should in the warehouse.
 *
 * @param point how far it had come
 * @param pause of a slow statement
 */
public record StatementFault(Kind kind, StepSelector steps, StatementPoint point, Duration pause)
    implements Fault {

  private static final Duration USUAL_PAUSE = Duration.ofSeconds(30);

  /** What happens to it. */
  public enum Kind {
    /** A user cancels it. */
    CANCEL("cancel-statement"),
    /** It fails with an error that nothing retries. */
    FAIL("fail-statement"),
    /** Its connection's server process ends. */
    KILL("kill-backend"),
    /** It conflicts with another transaction: Redshift's error 1023. */
    CONFLICT("serialization-conflict"),
    /** The warehouse starts up, and takes nothing. */
    UNAVAILABLE("unavailable"),
    /** S3 has too much to do for a while. */
    SOURCE_BUSY("source-busy"),
    /** It takes its time. */
    SLOW("slow-statement");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  static StatementFault of(FaultSpec spec, Kind kind) {
    StatementPoint point = spec.at(StatementPoint.MIDDLE, StatementPoint.values());
    if (point == StatementPoint.COMMITTED && kind != Kind.KILL) {
      throw spec.wrong("only kill-backend strikes at=committed: nothing else can go wrong then.");
    }
    Duration pause = kind == Kind.SLOW ? spec.seconds(USUAL_PAUSE) : Duration.ZERO;
    return new StatementFault(kind, spec.steps(), point, pause);
  }

  @Override
  public String spec() {
    return kind.word()
        + steps.spec()
        + SpecText.at(point)
        + (kind == Kind.SLOW ? ":seconds=" + SpecText.seconds(pause) : "");
  }
}
