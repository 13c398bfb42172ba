package dev.stepshift.laptop.faults;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads faults as people write them: {@code
 * <fault>[@<what>][:<table>[/<step>]][:<option>=<value>…]}, such as {@code
 * serialization-conflict:orders/merge:times=2} or {@code stop@"Merge into target":orders}.
 */
public final class FaultSpecParser {

  private static final Pattern FORM =
      Pattern.compile(
          "(?<kind>[a-z][a-z0-9-]*)(?:@(?:\"(?<quoted>[^\"]*)\"|(?<subject>[^:\"]+)))?(?<rest>(?::[^:]*)*)");

  private static final Pattern TIMES = Pattern.compile("[×x]([0-9]{1,4})");

  private final FaultCatalog catalog;

  public FaultSpecParser(FaultCatalog catalog) {
    this.catalog = catalog;
  }

  /** The names of all faults. */
  public static List<String> kinds() {
    return Arrays.stream(FaultKind.values()).map(FaultKind::word).toList();
  }

  /**
   * Reads one fault.
   *
   * @throws FaultSpecInvalid says what is wrong, and what there is
   */
  public RequestedFault parse(String text) {
    FaultSpec spec = split(text);
    return new RequestedFault(spec.kind().fault(spec), spec.times());
  }

  private FaultSpec split(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new FaultSpecInvalid(
          text,
          "write <fault>[@<what>][:<table>[/<step>]][:<option>=<value>], such as"
              + " drop-event:orders/merge. There are "
              + String.join(", ", kinds())
              + ".");
    }
    FaultKind kind =
        FaultKind.find(form.group("kind"))
            .orElseThrow(
                () ->
                    new FaultSpecInvalid(
                        text,
                        "there is no fault '"
                            + form.group("kind")
                            + "'. There are "
                            + String.join(", ", kinds())
                            + "."));
    Parts parts = new Parts(text, kind);
    String rest = form.group("rest");
    for (String part : rest.isEmpty() ? new String[0] : rest.substring(1).split(":", -1)) {
      parts.add(part.strip());
    }
    return new FaultSpec(text, kind, subject(form), parts.steps, parts.options, catalog);
  }

  private static String subject(Matcher form) {
    if (form.group("quoted") != null) {
      return form.group("quoted");
    }
    return form.group("subject") == null ? "" : form.group("subject").strip();
  }

  /** What stands between the colons of one text. */
  private final class Parts {

    private final String text;
    private final FaultKind kind;
    private final Map<String, String> options = new TreeMap<>();
    private StepSelector steps = StepSelector.ANY;

    private Parts(String text, FaultKind kind) {
      this.text = text;
      this.kind = kind;
    }

    private void add(String part) {
      Matcher count = TIMES.matcher(part);
      int equals = part.indexOf('=');
      if (equals > 0) {
        addOption(part.substring(0, equals), part.substring(equals + 1));
      } else if (count.matches() && !catalog.tables().contains(part)) {
        addOption("times", count.group(1));
      } else {
        select(part);
      }
    }

    private void addOption(String name, String value) {
      if (!kind.options().contains(name)) {
        throw new FaultSpecInvalid(
            text,
            "has no option '%s'. %s has %s."
                .formatted(name, kind.word(), String.join(", ", kind.options())));
      }
      if (options.put(name, value) != null) {
        throw new FaultSpecInvalid(text, "option " + name + " is given twice.");
      }
    }

    private void select(String part) {
      if (!kind.strikesTables()) {
        throw new FaultSpecInvalid(
            text, kind.word() + " strikes no table: leave out ':" + part + "'.");
      }
      if (!steps.equals(StepSelector.ANY)) {
        throw new FaultSpecInvalid(
            text, "names two tables, " + steps.table() + " and " + part + ".");
      }
      int slash = part.indexOf('/');
      String table = slash < 0 ? part : part.substring(0, slash);
      String step = slash < 0 ? "" : part.substring(slash + 1);
      steps = catalog.select(text, table, step);
    }
  }
}
