package dev.stepshift.sql.validation;

import dev.stepshift.sql.load.LoadHistory;
import java.util.List;

/** How many versions, or keys, of a history are not as its kind says. */
record HistoryQuery(Rule rule, Kind kind, String target, List<String> key, LoadHistory history)
    implements TemplateQuery {

  /** What may be wrong; its name is that of the rule and of the template. */
  enum Kind {
    /** Keys with more than one current version, or with none. */
    CURRENT("history_current"),
    /** Versions that end before they begin, or after the next one begins. */
    OVERLAPS("history_overlaps"),
    /** Versions that end before the next one begins. */
    GAPS("history_gaps");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  static HistoryQuery of(Kind kind, String target, List<String> key, LoadHistory history) {
    return new HistoryQuery(Rule.builtIn(kind.word(), Bounds.none()), kind, target, key, history);
  }

  @Override
  public String template() {
    return kind.word();
  }

  public boolean closes() {
    return history.closes();
  }

  public String isCurrent() {
    return history.isCurrent();
  }

  public String validFrom() {
    return history.validFrom();
  }

  public String validTo() {
    return history.validTo();
  }
}
