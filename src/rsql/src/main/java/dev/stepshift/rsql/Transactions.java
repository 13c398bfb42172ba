package dev.stepshift.rsql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Divides a script into transactions; each becomes a file, and so a session of its own. */
final class Transactions {

  /** A file has up to 35 statements; some are left for settings. */
  private static final int MOST_STATEMENTS = 30;

  private final Findings findings;
  private final List<Transaction> done = new ArrayList<>();
  private final List<ScriptItem> settings = new ArrayList<>();
  private List<ScriptItem> current = new ArrayList<>();
  private boolean explicit;

  Transactions(Findings findings) {
    this.findings = findings;
  }

  void begin() {
    close();
    explicit = true;
  }

  void commit() {
    close();
  }

  boolean isOpen() {
    return explicit;
  }

  void add(ScriptItem item) {
    current.add(item);
    if (item.is(ScriptItem.Kind.STATEMENT) && item.statement().isTruncate()) {
      if (explicit) {
        findings.note(
            item.place(), item.sql(), "TRUNCATE commits what stands before it; the file ends here");
      }
      close();
    }
  }

  /** Takes a statement back that is still the last one. */
  void withdraw(ScriptItem item) {
    current.remove(item);
  }

  private void close() {
    if (!current.isEmpty()) {
      done.add(new Transaction(current, explicit));
    }
    current = new ArrayList<>();
    explicit = false;
  }

  /** All of them, in order, none too large. */
  List<Transaction> finish() {
    close();
    List<Transaction> all = divided(withTemporaryTables());
    return all.stream().map(this::carryingSettings).filter(this::doesSomething).toList();
  }

  /** A temporary table ends with its session, so one file has all that it is used in. */
  private List<Transaction> withTemporaryTables() {
    List<Transaction> merged = new ArrayList<>(done);
    for (Map.Entry<String, ScriptItem> table : temporaryTables().entrySet()) {
      int first = -1;
      int last = -1;
      for (int i = 0; i < merged.size(); i++) {
        if (merged.get(i).mentions(table.getKey())) {
          first = first < 0 ? i : first;
          last = i;
        }
      }
      if (last > first) {
        Transaction whole =
            merged.subList(first, last + 1).stream().reduce(Transaction::and).orElseThrow();
        merged.subList(first, last + 1).clear();
        merged.add(first, new Transaction(whole.items(), true));
        ScriptItem maker = table.getValue();
        findings.note(
            maker.place(),
            Statement.bare(maker.sql()),
            "the temporary table lives as long as its session, so all up to its last use is one"
                + " file and one transaction");
      }
    }
    return merged;
  }

  private Map<String, ScriptItem> temporaryTables() {
    Map<String, ScriptItem> tables = new LinkedHashMap<>();
    for (Transaction transaction : done) {
      for (ScriptItem item : transaction.items()) {
        if (item.is(ScriptItem.Kind.STATEMENT)) {
          item.statement().temporaryTable().ifPresent(name -> tables.putIfAbsent(name, item));
        }
      }
    }
    return tables;
  }

  private List<Transaction> divided(List<Transaction> transactions) {
    List<Transaction> divided = new ArrayList<>();
    for (Transaction transaction : transactions) {
      List<ScriptItem> items = transaction.items();
      if (items.size() <= MOST_STATEMENTS) {
        divided.add(transaction);
      } else if (transaction.explicit() || items.stream().anyMatch(Transactions::makesTemporary)) {
        Finding problem =
            findings.problem(
                items.get(0).place(),
                "transaction of " + items.size() + " statements",
                "is too large for a file, which takes "
                    + MOST_STATEMENTS
                    + " of them; commit in between, or move it into a stored procedure");
        divided.add(new Transaction(List.of(ScriptItem.mark(problem)), true));
      } else {
        for (int i = 0; i < items.size(); i += MOST_STATEMENTS) {
          int end = Math.min(items.size(), i + MOST_STATEMENTS);
          divided.add(new Transaction(items.subList(i, end), false));
        }
      }
    }
    return divided;
  }

  private static boolean makesTemporary(ScriptItem item) {
    return item.is(ScriptItem.Kind.STATEMENT) && item.statement().temporaryTable().isPresent();
  }

  /** Each file repeats the settings of those before it. */
  private Transaction carryingSettings(Transaction transaction) {
    List<ScriptItem> items = new ArrayList<>(settings);
    items.addAll(transaction.items());
    transaction.items().stream()
        .filter(item -> item.is(ScriptItem.Kind.SETTING))
        .forEach(settings::add);
    return new Transaction(items, transaction.explicit());
  }

  private boolean doesSomething(Transaction transaction) {
    return transaction.items().stream().anyMatch(item -> !item.is(ScriptItem.Kind.SETTING));
  }
}
