package dev.stepshift.redshift.copy.encode;

import java.util.Optional;

/**
 * The data conversion parameters of a COPY.
 *
 * @param acceptAnyDate a date that does not parse becomes NULL
 * @param invalidCharReplacement what stands for each byte of an invalid character in a VARCHAR
 * @param blanksAsNull a character field of white space alone is NULL
 * @param emptyAsNull an empty character field is NULL
 * @param explicitIds IDENTITY columns are read from the file
 * @param fillRecord columns missing at the end of a record are filled
 * @param ignoreBlankLines lines without any character are skipped
 * @param ignoreHeader lines to skip at the start of every file
 * @param nullAs the field that means NULL
 * @param roundDecimals surplus decimal places are rounded instead of cut off
 * @param trimBlanks white space at the end of a VARCHAR is taken off
 * @param truncateColumns strings too long for their column are cut
 * @param dateFormat how dates are written
 * @param timeFormat how timestamps are written
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html">
 *     Data conversion parameters</a>
 */
public record ConversionParameters(
    boolean acceptAnyDate,
    Optional<Byte> invalidCharReplacement,
    boolean blanksAsNull,
    boolean emptyAsNull,
    boolean explicitIds,
    boolean fillRecord,
    boolean ignoreBlankLines,
    long ignoreHeader,
    String nullAs,
    boolean roundDecimals,
    boolean trimBlanks,
    boolean truncateColumns,
    DateTimeFormat dateFormat,
    DateTimeFormat timeFormat) {}
