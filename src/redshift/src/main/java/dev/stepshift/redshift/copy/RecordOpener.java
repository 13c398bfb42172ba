package dev.stepshift.redshift.copy;

import dev.stepshift.redshift.copy.avro.AvroReader;
import dev.stepshift.redshift.copy.command.CopyCommand;
import dev.stepshift.redshift.copy.command.DataFormat;
import dev.stepshift.redshift.copy.command.FieldMapping;
import dev.stepshift.redshift.copy.encode.RecordCursor;
import dev.stepshift.redshift.copy.encode.TargetColumn;
import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.copy.json.FieldTree;
import dev.stepshift.redshift.copy.json.JsonPath;
import dev.stepshift.redshift.copy.json.JsonPathsFile;
import dev.stepshift.redshift.copy.json.JsonReader;
import dev.stepshift.redshift.copy.text.RecordReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Opens the files of one COPY as records; a JSONPaths file is read once, before the first. */
final class RecordOpener {

  private final CopyCommand command;
  private final List<TargetColumn> columns;
  private final byte[] nullText;
  private final FieldTree fields;

  RecordOpener(CopyCommand command, TargetTable table, S3Source source) throws CopyFailed {
    this.command = command;
    this.columns = table.columns();
    this.nullText = command.conversion().nullAs().getBytes(StandardCharsets.UTF_8);
    this.fields = fields(source);
    if (command.format() instanceof DataFormat.FixedWidth fixed
        && fixed.widths().size() != columns.size()) {
      throw new CopyFailed(
          "FIXEDWIDTH has "
              + fixed.widths().size()
              + " widths, and the table or the column list has "
              + columns.size()
              + " columns");
    }
  }

  private FieldTree fields(S3Source source) throws CopyFailed {
    if (command.format() instanceof DataFormat.Json json) {
      return fields(json.mapping(), source);
    }
    return command.format() instanceof DataFormat.Avro avro
        ? fields(avro.mapping(), source)
        : FieldTree.UNWANTED;
  }

  private FieldTree fields(FieldMapping mapping, S3Source source) throws CopyFailed {
    return switch (mapping.kind()) {
      case AUTO -> FieldTree.ofNames(columns, false);
      case AUTO_IGNORE_CASE -> FieldTree.ofNames(columns, true);
      case NOSHRED -> whole();
      case PATHS -> paths(mapping.file(), source);
    };
  }

  private FieldTree whole() throws CopyFailed {
    if (columns.size() != 1 || !columns.get(0).isSuper()) {
      throw new CopyFailed("JSON 'noshred' loads a single column of the type SUPER");
    }
    return FieldTree.whole();
  }

  private FieldTree paths(String url, S3Source source) throws CopyFailed {
    Optional<List<JsonPath>> paths = JsonPathsFile.read(url, source.content(url));
    if (paths.isEmpty()) {
      return FieldTree.ofNames(columns, false);
    }
    if (paths.get().size() != columns.size()) {
      throw new CopyFailed(
          "Number of jsonpaths and the number of columns should match. JSONPath size: "
              + paths.get().size()
              + ", Number of columns in table or column list: "
              + columns.size());
    }
    return FieldTree.ofPaths(paths.get());
  }

  /** Opens a file and skips its header. */
  RecordCursor open(InputStream file, String fileName) throws IOException, CopyFailed {
    if (command.format() instanceof DataFormat.Avro) {
      return new AvroReader(file, fileName, fields, columns);
    }
    RecordReader reader =
        command.format() instanceof DataFormat.Json
            ? new JsonReader(
                file, fileName, fields, columns, command.conversion().invalidCharReplacement())
            : RecordReader.open(command.format(), file, fileName, nullText);
    reader.skipLines(command.conversion().ignoreHeader());
    return reader;
  }
}
