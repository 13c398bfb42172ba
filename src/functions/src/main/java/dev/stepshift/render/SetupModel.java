package dev.stepshift.render;

import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.sql.Identifiers;
import dev.stepshift.sql.TemplateModel;
import dev.stepshift.sql.load.LoadNames;

/**
 * What the statements around the files of a setup say; names are quoted.
 *
 * @param schema of the targets
 * @param turns the table that the files lock, so that they take turns
 */
record SetupModel(String schema, String ownSchema, String turns) implements TemplateModel {

  static SetupModel of(Pipeline pipeline) {
    return new SetupModel(
        Identifiers.quote(pipeline.schema()),
        LoadNames.ownSchemaName(),
        LoadNames.own("setup_" + pipeline.name()));
  }
}
