package dev.stepshift.redshift.run;

/** One column, in the words of the Data API's type {@code ColumnMetadata}. */
public record ResultColumn(
    String name,
    String label,
    String typeName,
    String schemaName,
    String tableName,
    int precision,
    int scale,
    int length,
    int nullable,
    boolean signed,
    boolean caseSensitive) {}
