package dev.stepshift.rsql;

import java.util.ArrayList;
import java.util.List;

/**
 * Statements that take effect together.
 *
 * @param explicit whether the script says so, with BEGIN
 */
record Transaction(List<ScriptItem> items, boolean explicit) {

  Transaction {
    items = List.copyOf(items);
  }

  boolean mentions(String table) {
    return items.stream()
        .anyMatch(item -> !item.is(ScriptItem.Kind.MARK) && item.statement().mentions(table));
  }

  Transaction and(Transaction next) {
    List<ScriptItem> both = new ArrayList<>(items);
    both.addAll(next.items);
    return new Transaction(both, explicit || next.explicit);
  }
}
