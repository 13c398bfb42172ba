package dev.stepshift.pipeline;

/** Where a table's rows come from: files, or a query on the warehouse itself. */
public sealed interface TableInput permits FileSource, Query {}
