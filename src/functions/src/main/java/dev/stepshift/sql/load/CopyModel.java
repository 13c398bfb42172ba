package dev.stepshift.sql.load;

import dev.stepshift.sql.TemplateModel;

/** What the template of one COPY may say. */
public record CopyModel(String staging, CopySource copy, CopyInto into) implements TemplateModel {}
