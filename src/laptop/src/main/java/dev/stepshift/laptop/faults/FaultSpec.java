package dev.stepshift.laptop.faults;

import dev.stepshift.redshift.data.StatementPoint;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads faults as people write them: {@code
 * <fault>[@<what>][:<table>[/<step>]][:<option>=<value>…]}, such as {@code
 * serialization-conflict:orders/merge:times=2} or {@code stop@"Merge into target":orders}.
 */
public final class FaultSpec {

  private static final Pattern FORM =
      Pattern.compile(
          "(?<kind>[a-z][a-z0-9-]*)(?:@(?:\"(?<quoted>[^\"]*)\"|(?<subject>[^:\"]+)))?(?<rest>(?::[^:]*)*)");

  private static final Pattern TIMES = Pattern.compile("[×x]([0-9]{1,4})");
  private static final int MOST_TIMES = 9_999;
  private static final int MOST_SECONDS = 86_400;

  private final FaultCatalog catalog;

  public FaultSpec(FaultCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * A fault that was asked for.
   *
   * @param times how often it strikes
   */
  public record Wanted(Fault fault, int times) {}

  /** The names of all faults. */
  public static List<String> kinds() {
    return Arrays.stream(FaultWord.values()).map(FaultWord::word).toList();
  }

  /** The name of a fault, one of {@link #kinds()}. */
  public static String kind(Fault fault) {
    return fault.words().replaceAll("[@:].*", "");
  }

  /**
   * Reads one fault.
   *
   * @throws FaultSpecInvalid says what is wrong, and what there is
   */
  public Wanted read(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new FaultSpecInvalid(
          text,
          "write <fault>[@<what>][:<table>[/<step>]][:<option>=<value>], such as"
              + " drop-event:orders/merge. There are "
              + FaultWord.all()
              + ".");
    }
    FaultWord word =
        FaultWord.find(form.group("kind"))
            .orElseThrow(
                () ->
                    new FaultSpecInvalid(
                        text,
                        "there is no fault '"
                            + form.group("kind")
                            + "'. There are "
                            + FaultWord.all()
                            + "."));
    String subject =
        form.group("quoted") != null
            ? form.group("quoted")
            : form.group("subject") != null ? form.group("subject").strip() : "";
    return new Reading(text, word, subject).read(form.group("rest"));
  }

  /** One text being read. */
  private final class Reading {

    private final String text;
    private final FaultWord word;
    private final String subject;
    private final Map<String, String> options = new TreeMap<>();
    private String table = "";
    private String step = "";

    private Reading(String text, FaultWord word, String subject) {
      this.text = text;
      this.word = word;
      this.subject = subject;
    }

    private Wanted read(String rest) {
      for (String part : rest.isEmpty() ? new String[0] : rest.substring(1).split(":", -1)) {
        readPart(part.strip());
      }
      int times = whole("times", 1, MOST_TIMES);
      return new Wanted(fault(), times);
    }

    private void readPart(String part) {
      Matcher count = TIMES.matcher(part);
      int equals = part.indexOf('=');
      if (equals > 0) {
        option(part.substring(0, equals), part.substring(equals + 1));
      } else if (count.matches() && !catalog.tables().contains(part)) {
        option("times", count.group(1));
      } else {
        place(part);
      }
    }

    private void option(String name, String value) {
      List<String> known = word.options();
      if (!known.contains(name)) {
        throw wrong(
            "has no option '"
                + name
                + "'. "
                + word.word()
                + " has "
                + String.join(", ", known)
                + ".");
      }
      if (options.put(name, value) != null) {
        throw wrong("option " + name + " is given twice.");
      }
    }

    private void place(String part) {
      if (!word.hasPlace()) {
        throw wrong(word.word() + " strikes no table: leave out ':" + part + "'.");
      }
      if (!table.isEmpty()) {
        throw wrong("names two tables, " + table + " and " + part + ".");
      }
      int slash = part.indexOf('/');
      String name = slash < 0 ? part : part.substring(0, slash);
      boolean isPhase = name.equals(FaultCatalog.NO_TABLE);
      table = isPhase ? name : one("table", name, catalog.tables());
      if (slash >= 0) {
        List<String> steps = isPhase ? FaultCatalog.PHASES : FaultCatalog.STEPS;
        step = one("step", part.substring(slash + 1), steps);
      }
    }

    private Fault fault() {
      Place place = new Place(table, step);
      return switch (word) {
        case DROP_EVENT -> event(EventFault.Kind.DROP, EventFault.Source.STATEMENT, place);
        case DELAY_EVENT -> event(EventFault.Kind.DELAY, EventFault.Source.STATEMENT, place);
        case DOUBLE_EVENT -> event(EventFault.Kind.DOUBLE, EventFault.Source.STATEMENT, place);
        case DROP_RUN_EVENT -> event(EventFault.Kind.DROP, EventFault.Source.RUN, place);
        case DELAY_RUN_EVENT -> event(EventFault.Kind.DELAY, EventFault.Source.RUN, place);
        case DOUBLE_RUN_EVENT -> event(EventFault.Kind.DOUBLE, EventFault.Source.RUN, place);
        case CANCEL_STATEMENT -> statement(StatementFault.Kind.CANCEL, place);
        case FAIL_STATEMENT -> statement(StatementFault.Kind.FAIL, place);
        case KILL_BACKEND -> statement(StatementFault.Kind.KILL, place);
        case SERIALIZATION_CONFLICT -> statement(StatementFault.Kind.CONFLICT, place);
        case SLOW_STATEMENT -> statement(StatementFault.Kind.SLOW, place);
        case THROTTLE -> throttle(place);
        case FAIL_LAMBDA ->
            new LambdaFault(
                subject.isEmpty() ? "" : one("function", subject, FaultCatalog.FUNCTIONS),
                place,
                options.getOrDefault("error", LambdaFault.USUAL_ERROR),
                moment(false));
        case FAIL_S3 ->
            new S3Fault(
                subject.isEmpty() ? "" : one("action", subject, FaultCatalog.S3_ACTIONS),
                moment(false));
        case DROP_WRITE -> {
          FaultCatalog.Task task = task(FaultCatalog.Task::writes);
          yield new WriteFault(task.state(), tableOf(task), moment(false));
        }
        case FAIL -> {
          FaultCatalog.Task task = task(any -> true);
          yield new TaskFault(
              task.state(),
              tableOf(task),
              options.getOrDefault("error", TaskFault.INJECTED),
              moment(task.waits()));
        }
        case STOP -> {
          FaultCatalog.Task task = task(candidate -> candidate.stops());
          yield new StopFault(task.state(), tableOf(task), moment(task.waits()));
        }
      };
    }

    private Fault event(EventFault.Kind kind, EventFault.Source source, Place place) {
      Duration delay =
          kind == EventFault.Kind.DELAY ? seconds(EventFault.USUAL_DELAY) : Duration.ZERO;
      return new EventFault(kind, source, place, delay);
    }

    private Fault statement(StatementFault.Kind kind, Place place) {
      boolean slow = kind == StatementFault.Kind.SLOW;
      StatementPoint point = value("at", StatementPoint.MIDDLE, StatementPoint.values());
      if (point == StatementPoint.COMMITTED && kind != StatementFault.Kind.KILL) {
        throw wrong("only kill-backend strikes at=committed: nothing else can go wrong then.");
      }
      return new StatementFault(
          kind, place, point, slow ? seconds(StatementFault.USUAL_PAUSE) : Duration.ZERO);
    }

    private Fault throttle(Place place) {
      String action =
          subject.isEmpty() ? ApiFault.SUBMIT : one("action", subject, FaultCatalog.ACTIONS);
      Moment moment = moment(false);
      return new ApiFault(
          action,
          place,
          options.getOrDefault("error", ApiFault.usualError(action, moment)),
          moment);
    }

    private FaultCatalog.Task task(java.util.function.Predicate<FaultCatalog.Task> fits) {
      List<FaultCatalog.Task> candidates = catalog.tasks().stream().filter(fits).toList();
      List<FaultCatalog.Task> found =
          candidates.stream()
              .filter(
                  task ->
                      task.state().name().equalsIgnoreCase(subject)
                          || (task.state().machine() + "/" + task.state().name())
                              .equalsIgnoreCase(subject))
              .toList();
      if (found.size() > 1 && !table.isEmpty()) {
        found =
            found.stream()
                .filter(task -> task.state().machine().equals(KnownMachine.CHILD))
                .toList();
      }
      if (found.size() == 1) {
        return found.get(0);
      }
      String names =
          (found.isEmpty() ? candidates : found)
              .stream()
                  .map(task -> '"' + task.state().machine() + "/" + task.state().name() + '"')
                  .collect(Collectors.joining(", "));
      throw wrong(
          found.isEmpty()
              ? (subject.isEmpty() ? "names no state" : "there is no such state '" + subject + "'")
                  + ": write "
                  + word.word()
                  + "@\"<state>\". There are "
                  + names
                  + "."
              : "'" + subject + "' is a state of several machines. Which one: " + names + "?");
    }

    private String tableOf(FaultCatalog.Task task) {
      if (!table.isEmpty() && !task.state().machine().equals(KnownMachine.CHILD)) {
        throw wrong(
            "\"" + task.state().name() + "\" is no table's state: leave out ':" + table + "'.");
      }
      if (!step.isEmpty()) {
        throw wrong("a state is of a table, not of a step: leave out '/" + step + "'.");
      }
      return table;
    }

    private Moment moment(boolean waits) {
      Moment moment = value("at", Moment.BEFORE, Moment.values());
      if (moment == Moment.DURING && !waits) {
        throw wrong("at=during needs a state that waits for a statement or a child.");
      }
      return moment;
    }

    private <E extends Enum<E>> E value(String option, E usual, E[] all) {
      String wanted = options.get(option);
      if (wanted == null) {
        return usual;
      }
      for (E candidate : all) {
        if (candidate.name().equalsIgnoreCase(wanted)) {
          return candidate;
        }
      }
      String names =
          Arrays.stream(all)
              .map(candidate -> candidate.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
      throw wrong(option + "=" + wanted + " is none of " + names + ".");
    }

    private Duration seconds(Duration usual) {
      String wanted = options.get("seconds");
      if (wanted == null) {
        return usual;
      }
      if (!wanted.matches("[0-9]{1,5}(\\.[0-9]{1,3})?")
          || new BigDecimal(wanted).intValue() > MOST_SECONDS) {
        throw wrong("seconds=" + wanted + " is no number from 0 to " + MOST_SECONDS + ".");
      }
      return Duration.ofMillis(new BigDecimal(wanted).movePointRight(3).longValue());
    }

    private int whole(String option, int usual, int most) {
      String wanted = options.get(option);
      if (wanted == null) {
        return usual;
      }
      if (!wanted.matches("[1-9][0-9]{0,3}")) {
        throw wrong(option + "=" + wanted + " is no whole number from 1 to " + most + ".");
      }
      return Integer.parseInt(wanted);
    }

    private String one(String what, String name, List<String> all) {
      if (!all.contains(name)) {
        throw wrong(
            "there is no " + what + " '" + name + "'. There are " + String.join(", ", all) + ".");
      }
      return name;
    }

    private FaultSpecInvalid wrong(String problem) {
      return new FaultSpecInvalid(text, problem);
    }
  }
}
