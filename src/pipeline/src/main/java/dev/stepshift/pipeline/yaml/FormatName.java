package dev.stepshift.pipeline.yaml;

/** The formats of files as YAML calls them. */
enum FormatName {
  DELIMITED,
  CSV,
  FIXED_WIDTH,
  JSON,
  AVRO,
  PARQUET,
  ORC,
  XML
}
