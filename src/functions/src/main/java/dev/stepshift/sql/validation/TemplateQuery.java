package dev.stepshift.sql.validation;

import dev.stepshift.sql.SqlTemplates;
import dev.stepshift.sql.TemplateModel;
import java.util.List;
import java.util.Optional;

/** A validation whose query is a template of its own, which reads the record. */
sealed interface TemplateQuery extends ValidationQuery, TemplateModel
    permits AcceptedValuesQuery,
        AgeQuery,
        AppendedBeforeQuery,
        AppendedRowsQuery,
        ColumnsGoneQuery,
        CutTextsQuery,
        CutValuesQuery,
        DeletedPercentQuery,
        EmptyColumnsQuery,
        HistoryQuery,
        LoadInLedgerQuery,
        LoadsNotRememberedQuery,
        NewerDateQuery,
        NotNullQuery,
        OlderDeliveryQuery,
        OrphansQuery,
        OtherStackQuery,
        OutsideQuery,
        RelationshipsQuery,
        RowCountOfLastLoadQuery,
        RowCountOfQuery,
        RowCountQuery,
        RowsWithoutLoadKeyQuery,
        StalePredecessorQuery,
        SumQuery,
        SupersededQuery,
        UniqueQuery,
        ViolationsQuery {

  /** The name of the query's template. */
  String template();

  /** The name of the template of the rows that fail. */
  default String rowsTemplate() {
    return template() + "_rows";
  }

  /** What is shown of a row that fails, besides its key; empty if there are no such rows. */
  default Optional<List<String>> shownColumns() {
    return Optional.empty();
  }

  @Override
  default String sql(SqlTemplates templates) {
    return render(templates, template());
  }

  @Override
  default Optional<FailingRows> failing(SqlTemplates templates) {
    return shownColumns()
        .map(columns -> new FailingRows(render(templates, rowsTemplate()), columns));
  }

  private String render(SqlTemplates templates, String template) {
    return templates.render("validations/" + template + ".sql", this).stripTrailing();
  }
}
