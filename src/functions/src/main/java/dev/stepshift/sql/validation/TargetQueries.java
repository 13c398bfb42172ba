package dev.stepshift.sql.validation;

import dev.stepshift.pipeline.Strategy;
import dev.stepshift.pipeline.Validation.Subject;
import dev.stepshift.sql.SqlTemplates;
import dev.stepshift.sql.load.Load;
import dev.stepshift.sql.load.LoadHistory;
import dev.stepshift.sql.load.LoadSqlModel;
import dev.stepshift.sql.validation.HistoryQuery.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The proof behind the merge: what every table is asked, then what its pipeline asks. */
final class TargetQueries {

  private final Load load;
  private final LoadSqlModel model;
  private final SqlTemplates templates;

  TargetQueries(Load load, LoadSqlModel model, SqlTemplates templates) {
    this.load = load;
    this.model = model;
    this.templates = templates;
  }

  List<ValidationQuery> list() {
    List<ValidationQuery> queries = new ArrayList<>();
    queries.add(
        new LoadInLedgerQuery(
            Rule.builtIn("load_in_ledger", Bounds.exactly(BigDecimal.ONE)),
            model.ledger(),
            model.load().key()));
    if (model.older().passedOver()) {
      model.older().query().map(TargetQueries::olderDelivery).ifPresent(queries::add);
    }
    if (load.table().strategy() == Strategy.APPEND) {
      queries.add(appendedRows());
    }
    model.history().ifPresent(history -> queries.addAll(ofHistory(history)));
    queries.addAll(new DeclaredQueries(load, model, templates).of(Subject.TARGET));
    return queries;
  }

  private static ValidationQuery olderDelivery(String older) {
    return new OlderDeliveryQuery(Rule.warning("older_delivery", Bounds.none()), older);
  }

  /** No number at all if another run added them. */
  private ValidationQuery appendedRows() {
    return new AppendedRowsQuery(
        Rule.warning("appended_rows", Bounds.atLeast(BigDecimal.ZERO)),
        model.ledger(),
        model.load().key(),
        model.load().runId());
  }

  private List<ValidationQuery> ofHistory(LoadHistory history) {
    List<ValidationQuery> queries = new ArrayList<>();
    queries.add(history(Kind.CURRENT, history));
    queries.add(history(Kind.OVERLAPS, history));
    // Where a key that is gone ends its version, nothing follows until it comes back.
    if (!history.closes()) {
      queries.add(history(Kind.GAPS, history));
    }
    return queries;
  }

  private ValidationQuery history(Kind kind, LoadHistory history) {
    return HistoryQuery.of(kind, model.target(), model.key(), history);
  }
}
