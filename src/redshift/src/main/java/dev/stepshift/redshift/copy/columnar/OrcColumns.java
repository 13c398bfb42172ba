package dev.stepshift.redshift.copy.columnar;

import dev.stepshift.redshift.copy.encode.ConversionParameters;
import dev.stepshift.redshift.copy.encode.RowBuffer;
import dev.stepshift.redshift.copy.encode.TargetColumn;
import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.copy.error.FieldRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.orc.FileFormatException;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.TypeDescription;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;

/** An ORC file, read a thousand rows at a time. */
public final class OrcColumns implements ColumnarFile {

  private final Reader reader;
  private final RecordReader rows;
  private final TypeDescription schema;
  private final OrcValueWriter[] values;
  private final VectorizedRowBatch batch;
  private int row = -1;

  private OrcColumns(Reader reader, OrcValueWriter[] values) throws IOException {
    this.reader = reader;
    this.values = values;
    this.schema = reader.getSchema();
    this.batch = schema.createRowBatch();
    this.rows = reader.rows();
  }

  /**
   * Opens a file and compares its columns with the table's, as far as both have them.
   *
   * @param web the object's address in messages
   */
  public static ColumnarFile open(
      Path path, String web, List<TargetColumn> columns, ConversionParameters conversion)
      throws IOException, ColumnarRefused, CopyFailed {
    if (Files.size(path) == 0) {
      throw new ColumnarRefused(0, "File '" + web + "' is too short to be an ORC file: 0 bytes");
    }
    Configuration settings = new Configuration(false);
    RawLocalFileSystem files = new RawLocalFileSystem();
    files.initialize(path.toUri(), settings);
    Reader reader;
    try {
      reader =
          OrcFile.createReader(
              new org.apache.hadoop.fs.Path(path.toUri()),
              OrcFile.readerOptions(settings).filesystem(files).useUTCTimestamp(true));
    } catch (FileFormatException e) {
      throw new ColumnarRefused(0, "File '" + web + "' is not a valid ORC file");
    }
    try {
      return new OrcColumns(reader, values(reader.getSchema(), columns, conversion, web));
    } catch (ColumnarRefused | CopyFailed | IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private static OrcValueWriter[] values(
      TypeDescription schema,
      List<TargetColumn> columns,
      ConversionParameters conversion,
      String web)
      throws ColumnarRefused, CopyFailed {
    if (schema.getCategory() != TypeDescription.Category.STRUCT) {
      throw new ColumnarRefused(0, "File '" + web + "' has no columns: its type is " + schema);
    }
    List<TypeDescription> types = schema.getChildren();
    OrcValueWriter[] values = new OrcValueWriter[Math.min(columns.size(), types.size())];
    for (int i = 0; i < values.length && types.size() <= columns.size(); i++) {
      Optional<OrcValueWriter> value = OrcValueWriter.of(types.get(i), columns.get(i), conversion);
      if (value.isEmpty()) {
        throw new ColumnarRefused(
            i,
            "File '"
                + web
                + "': declared column type "
                + SpectrumTypes.name(columns.get(i))
                + " for column "
                + columns.get(i).name()
                + " incompatible with ORC file column type "
                + types.get(i));
      }
      values[i] = value.get();
    }
    return values;
  }

  @Override
  public int columns() {
    return schema.getChildren().size();
  }

  @Override
  public boolean next() throws IOException {
    row++;
    while (row >= batch.size) {
      if (!rows.nextBatch(batch)) {
        return false;
      }
      row = 0;
    }
    return true;
  }

  @Override
  public void write(int column, RowBuffer out) throws FieldRefused {
    ColumnVector vector = batch.cols[column];
    int at = vector.isRepeating ? 0 : row;
    if (!vector.noNulls && vector.isNull[at]) {
      out.putNull();
    } else {
      values[column].write(vector, at, out);
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
    reader.close();
  }
}
