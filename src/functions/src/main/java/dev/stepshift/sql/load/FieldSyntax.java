package dev.stepshift.sql.load;

import dev.stepshift.pipeline.FileFormat;
import dev.stepshift.pipeline.FileFormat.JsonPaths;
import dev.stepshift.pipeline.Table;
import dev.stepshift.sql.Literals;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How the fields of a row are told apart; what does not go with a format is empty.
 *
 * @param csvQuote the quote of CSV
 * @param widths of fields that each have their place
 * @param objects {@code json} or {@code avro}, for files whose rows are objects with named fields
 */
public record FieldSyntax(
    Optional<String> csvQuote,
    Optional<String> delimiter,
    Optional<String> widths,
    Optional<String> objects) {

  static FieldSyntax of(FileFormat format, Table table) {
    if (format instanceof FileFormat.Csv csv) {
      return delimited(Optional.of(character(csv.quote())), csv.delimiter());
    }
    if (format instanceof FileFormat.Delimited delimited) {
      return delimited(Optional.empty(), delimited.delimiter());
    }
    if (format instanceof FileFormat.FixedWidth fixed) {
      return new FieldSyntax(
          Optional.empty(), Optional.empty(), Optional.of(widths(fixed, table)), Optional.empty());
    }
    return new FieldSyntax(Optional.empty(), Optional.empty(), Optional.empty(), objects(format));
  }

  private static FieldSyntax delimited(Optional<String> csvQuote, char delimiter) {
    return new FieldSyntax(
        csvQuote, Optional.of(character(delimiter)), Optional.empty(), Optional.empty());
  }

  /** COPY's own notation; the labels are the columns' names, for those who read it. */
  private static String widths(FileFormat.FixedWidth format, Table table) {
    List<Integer> widths = format.widths();
    return Literals.text(
        IntStream.range(0, widths.size())
            .mapToObj(i -> table.columns().get(i).name() + ":" + widths.get(i))
            .collect(Collectors.joining(",")));
  }

  private static Optional<String> objects(FileFormat format) {
    if (format instanceof FileFormat.Json) {
      return Optional.of("json");
    }
    return format instanceof FileFormat.Avro ? Optional.of("avro") : Optional.empty();
  }

  /** How a field of an object finds its column, as a literal; empty for other formats. */
  static Optional<String> paths(FileFormat format, String dataBucket) {
    if (format instanceof FileFormat.Json json) {
      return Optional.of(paths(json.paths(), dataBucket));
    }
    return format instanceof FileFormat.Avro avro
        ? Optional.of(paths(avro.paths(), dataBucket))
        : Optional.empty();
  }

  private static String paths(JsonPaths paths, String dataBucket) {
    if (paths instanceof JsonPaths.InFile file) {
      return Literals.text(
          file.path().startsWith("s3://") ? file.path() : "s3://" + dataBucket + "/" + file.path());
    }
    return Literals.text(paths == JsonPaths.ByName.EXACT ? "auto" : "auto ignorecase");
  }

  private static String character(char character) {
    return Literals.text(String.valueOf(character));
  }
}
