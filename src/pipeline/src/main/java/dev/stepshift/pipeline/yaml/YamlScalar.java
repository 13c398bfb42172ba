package dev.stepshift.pipeline.yaml;

/**
 * A scalar of the file, read as it is written: {@code no} is a text, not false, and {@code 1.10} is
 * not 1.1.
 *
 * @param path the field it stands in, such as {@code tables[orders].key}
 * @param line counted from 1
 */
record YamlScalar(String text, String path, int line) {}
