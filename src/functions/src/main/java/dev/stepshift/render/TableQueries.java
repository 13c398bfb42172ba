package dev.stepshift.render;

import dev.stepshift.functions.RunIdentity;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.Query;
import dev.stepshift.pipeline.Table;
import dev.stepshift.source.LoadKey;
import dev.stepshift.sql.PipelineSql;
import dev.stepshift.sql.load.LoadInput.QueriedRows;

/** Reads the queries that feed tables. */
record TableQueries(PipelineSql files) {

  /**
   * @throws dev.stepshift.errors.TemplateInvalid if the file is not one SELECT
   * @throws dev.stepshift.errors.PipelineNotFound if it is missing
   */
  QueriedRows rows(RunIdentity run, Pipeline pipeline, Table table, Query query) {
    String select = files.query(run, pipeline, table, query);
    return new QueriedRows(select, LoadKey.of(select, run));
  }
}
