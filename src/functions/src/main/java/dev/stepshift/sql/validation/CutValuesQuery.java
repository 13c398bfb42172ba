package dev.stepshift.sql.validation;

import dev.stepshift.sql.load.StagedDecimal;
import java.util.List;

/** How many rows have a number with more decimals than its column. */
record CutValuesQuery(Rule rule, String staging, List<StagedDecimal> decimals)
    implements TemplateQuery {

  @Override
  public String template() {
    return "cut_values";
  }

  @Override
  public boolean tellsDetail() {
    return true;
  }
}
