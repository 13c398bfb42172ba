package dev.stepshift.convert;

/**
 * A conversion, and what its fields are compared with. The machine writes this record as JSON.
 *
 * @param expected the same for all files of a load
 */
public record ConversionRequest(
    String from, String to, String row, String compression, ExpectedFields expected) {

  public ConversionRequest {
    expected = expected == null ? ExpectedFields.NONE : expected;
  }

  /** One file of a load. */
  public static ConversionRequest of(Conversion conversion, ExpectedFields expected) {
    return new ConversionRequest(
        conversion.from(), conversion.to(), conversion.row(), conversion.compression(), expected);
  }
}
