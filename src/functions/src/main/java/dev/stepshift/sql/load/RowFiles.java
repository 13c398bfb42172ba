package dev.stepshift.sql.load;

import dev.stepshift.pipeline.DataConversion;
import dev.stepshift.pipeline.DataConversion.Rounding;
import dev.stepshift.pipeline.FileFormat;
import dev.stepshift.pipeline.FileFormat.Compression;
import dev.stepshift.pipeline.Table;
import dev.stepshift.sql.Literals;
import java.util.Locale;
import java.util.Optional;

/**
 * What COPY is told of files of rows; all but numbers and the compression are literals.
 *
 * @param fields how the fields of a row are told apart
 * @param nullAs the text that stands for NULL
 * @param compression the option's word
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
    boolean rounds,
    int maxErrors,
    Optional<String> maxErrorPercent) {

  static RowFiles of(FileFormat format, Table table) {
    return new RowFiles(
        FieldSyntax.of(format, table),
        format.nullAs().map(Literals::text),
        format.conversion().dateFormat().map(Literals::text),
        format.conversion().timeFormat().map(Literals::text),
        Optional.of(format.compression())
            .filter(compression -> compression != Compression.NONE)
            .map(compression -> compression.name().toLowerCase(Locale.ROOT)),
        format.conversion().rounding() == Rounding.HALF_UP,
        format.conversion().maxErrors(),
        Optional.of(format.conversion().maxErrorPercent())
            .filter(percent -> percent.compareTo(DataConversion.NO_PERCENT) < 0)
            .map(Literals::number));
  }
}
