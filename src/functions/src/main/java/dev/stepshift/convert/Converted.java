package dev.stepshift.convert;

/**
 * What became of a file.
 *
 * @param rows lines written
 * @param bytes of the JSON lines, before they are compressed
 */
public record Converted(String to, long rows, long bytes) {}
