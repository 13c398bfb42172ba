package dev.stepshift.pipeline.yaml;

import static dev.stepshift.pipeline.yaml.SourceFields.SOURCE;

import dev.stepshift.pipeline.ColumnMatching;
import dev.stepshift.pipeline.ColumnMatching.Header;
import dev.stepshift.pipeline.FileFormat;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads how the columns of files find those of the table. */
final class MatchingReader {

  private final YamlMap own;
  private final YamlMap fields;

  /**
   * @param own what the table itself says
   * @param fields the same over the pipeline's defaults
   */
  MatchingReader(YamlMap own, YamlMap fields) {
    this.own = own;
    this.fields = fields;
  }

  ColumnMatching read(FileFormat format) {
    Optional<Header> written = fields.get(SOURCE.header);
    boolean names = format.namesColumns();
    if (written.filter(Header.MATCH::equals).isPresent() && !names) {
      refuseMatch(format);
    }
    Header header = names ? written.orElse(Header.MATCH) : Header.IGNORE;
    if (header == Header.IGNORE && isByPlace(format)) {
      Stream.of(SOURCE.missingColumns, SOURCE.extraColumns)
          .filter(own::has)
          .forEach(
              field ->
                  own.problem(
                      field,
                      "goes by names, and columns go by their place; write header: match with"
                          + " ignore_header: 1, or remove it"));
    }
    return new ColumnMatching(
        header, fields.get(SOURCE.missingColumns), fields.get(SOURCE.extraColumns));
  }

  /** A {@code match} of the defaults says nothing of a table whose format has no header at all. */
  private void refuseMatch(FileFormat format) {
    if (format instanceof FileFormat.Avro) {
      fields.problem(
          SOURCE.header,
          "match goes by the names in the files, and json_paths names a file that says what goes"
              + " where; remove one of the two");
    } else if (format instanceof FileFormat.Csv || format instanceof FileFormat.Delimited) {
      fields.problem(
          SOURCE.header,
          "match needs the names in the first line, and ignore_header is %d; write ignore_header: 1, or header: ignore"
              .formatted(format.headerLines()));
    }
  }

  /** Objects have names, header or not. */
  private static boolean isByPlace(FileFormat format) {
    return !(format instanceof FileFormat.Json || format instanceof FileFormat.Xml);
  }
}
