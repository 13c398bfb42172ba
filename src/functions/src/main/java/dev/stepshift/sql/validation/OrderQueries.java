package dev.stepshift.sql.validation;

import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.RedshiftType.Kind;
import dev.stepshift.pipeline.Strategy;
import dev.stepshift.pipeline.Table;
import dev.stepshift.pipeline.Validation.Severity;
import dev.stepshift.sql.Identifiers;
import dev.stepshift.sql.load.Load;
import dev.stepshift.sql.load.LoadSqlModel;
import dev.stepshift.sql.load.Reload;
import dev.stepshift.sql.validation.NewerDateQuery.OwnDay;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What every load is asked of loads that came before it: other dates, other stacks, other tables.
 */
final class OrderQueries {

  private static final Set<Kind> DATES = Set.of(Kind.DATE, Kind.TIMESTAMP, Kind.TIMESTAMPTZ);

  private final Load load;
  private final Table table;
  private final LoadSqlModel model;

  OrderQueries(Load load, LoadSqlModel model) {
    this.load = load;
    this.table = load.table();
    this.model = model;
  }

  List<ValidationQuery> list() {
    List<ValidationQuery> queries = new ArrayList<>();
    queries.add(
        new OtherStackQuery(
            Rule.warning("other_stack", Bounds.none()), model.ledger(), model.load().stack()));
    model
        .stale()
        .forEach(
            other ->
                queries.add(
                    new StalePredecessorQuery(
                        Rule.warning("stale_predecessor_" + other.table(), Bounds.none()),
                        other.ledger(),
                        model.load().runDate())));
    load.reloadOfItsDate().flatMap(this::newerDateLoaded).ifPresent(queries::add);
    return queries;
  }

  /** What a procedure does with older rows nobody knows here: that is told, and not refused. */
  private Optional<ValidationQuery> newerDateLoaded(Reload reload) {
    boolean procedure = table.strategy() == Strategy.PROCEDURE;
    if (!table.strategy().overwrites() && !procedure) {
      return Optional.empty();
    }
    Severity severity = reload.allowOlder() || procedure ? Severity.WARN : Severity.ERROR;
    String until = reload.until().format(DateTimeFormatter.BASIC_ISO_DATE);
    Rule rule = new Rule("newer_date_loaded", severity, Bounds.atMost(new BigDecimal(until)));
    return Optional.of(new NewerDateQuery(rule, model.ledger(), ownDay()));
  }

  private Optional<OwnDay> ownDay() {
    if (table.merge().partition().size() != 1) {
      return Optional.empty();
    }
    String partition = table.merge().partition().get(0);
    return table.columns().stream()
        .filter(column -> column.name().equals(partition))
        .map(Column::type)
        .filter(type -> DATES.contains(type.kind()))
        .map(
            type ->
                new OwnDay(model.staging(), Identifiers.quote(partition), model.load().runDate()))
        .findFirst();
  }
}
