package dev.stepshift.sql.validation;

/**
 * How many texts were cut to their column, as the copy step has counted them.
 *
 * @param stagedBy the table in which it has noted that
 */
record CutTextsQuery(Rule rule, String stagedBy) implements TemplateQuery {

  @Override
  public String template() {
    return "cut_texts";
  }

  @Override
  public boolean tellsDetail() {
    return true;
  }
}
