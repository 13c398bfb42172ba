package dev.stepshift.sql.load;

import dev.stepshift.pipeline.CopySwitch;
import dev.stepshift.pipeline.DataConversion;
import dev.stepshift.pipeline.DataConversion.Encoding;
import dev.stepshift.pipeline.DataConversion.Rounding;
import dev.stepshift.pipeline.FileFormat;
import dev.stepshift.pipeline.FileFormat.Compression;
import dev.stepshift.pipeline.Table;
import dev.stepshift.sql.Literals;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What COPY is told of files of rows; all but numbers and the compression are literals.
 *
 * @param fields how the fields of a row are told apart
 * @param nullAs the text that stands for NULL
 * @param dateFormat told for {@code acceptanydate} in any case, as AWS wants both together
 * @param compression the option's word
 * @param encoding the same; empty for UTF-8
 * @param invalidCharacters the character in place of invalid ones
 * @param switches the words of the options that are on
 * @param rounds whether a number with more decimals than its column is rounded
 * @param maxErrors how many rows may fail
 * @param maxErrorPercent the most of a load that they may be; empty without a bound
 */
public record RowFiles(
    FieldSyntax fields,
    Optional<String> nullAs,
    Optional<String> dateFormat,
    Optional<String> timeFormat,
    Optional<String> compression,
    Optional<String> encoding,
    Optional<String> invalidCharacters,
    List<String> switches,
    boolean rounds,
    int maxErrors,
    Optional<String> maxErrorPercent) {

  private static final String USUAL_DATE_FORMAT = "YYYY-MM-DD";

  static RowFiles of(FileFormat format, Table table) {
    DataConversion conversion = format.conversion();
    return new RowFiles(
        FieldSyntax.of(format, table),
        format.nullAs().map(Literals::text),
        dateFormat(conversion).map(Literals::text),
        conversion.timeFormat().map(Literals::text),
        Optional.of(format.compression())
            .filter(compression -> compression != Compression.NONE)
            .map(RowFiles::word),
        Optional.of(conversion.texts().encoding())
            .filter(encoding -> encoding != Encoding.UTF8)
            .map(RowFiles::word),
        conversion.texts().invalidCharacters().map(String::valueOf).map(Literals::text),
        conversion.switches().stream().map(CopySwitch::sql).toList(),
        conversion.rounding() == Rounding.HALF_UP,
        conversion.maxErrors(),
        Optional.of(conversion.maxErrorPercent())
            .filter(percent -> percent.compareTo(DataConversion.NO_PERCENT) < 0)
            .map(Literals::number));
  }

  private static Optional<String> dateFormat(DataConversion conversion) {
    return conversion.has(CopySwitch.ANY_DATE)
        ? conversion.dateFormat().or(() -> Optional.of(USUAL_DATE_FORMAT))
        : conversion.dateFormat();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
