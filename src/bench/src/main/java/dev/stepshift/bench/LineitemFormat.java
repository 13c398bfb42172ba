package dev.stepshift.bench;

import java.nio.file.Path;

/** A format in which lineitem lies in the local S3, and how each side is told to read it. */
enum LineitemFormat {
  CSV("csv", "csv ignoreheader 1 statupdate off compupdate off"),
  PARQUET("parquet", "format as parquet statupdate off");

  private final String name;
  private final String options;

  LineitemFormat(String name, String options) {
    this.name = name;
    this.options = options;
  }

  /** The key of the one object, which is its path below the bucket's folder. */
  String key() {
    return name + "/lineitem." + name;
  }

  /** COPY as Redshift has it. */
  String copy(String table, String bucket) {
    return "copy %s from 's3://%s/%s' iam_role default %s".formatted(table, bucket, key(), options);
  }

  /** DuckDB's own reader, as a table; the types of CSV are given, not guessed. */
  String duckReader(Path bucket) {
    String file = bucket.resolve(key()).toString().replace("'", "''");
    return this == CSV
        ? "read_csv('%s', header = true, columns = %s)".formatted(file, Lineitem.duckColumns())
        : "read_parquet('%s')".formatted(file);
  }
}
