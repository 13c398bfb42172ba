package dev.stepshift.convert;

/**
 * One XML file that COPY is to read as JSON lines.
 *
 * @param from the file, as {@code s3://bucket/key}
 * @param to where the lines go, compressed with gzip, as {@code s3://bucket/key}
 * @param row the local name of the element that is a row
 * @param compression {@code none} or {@code gzip}: how the file is stored
 */
public record Conversion(String from, String to, String row, String compression) {}
