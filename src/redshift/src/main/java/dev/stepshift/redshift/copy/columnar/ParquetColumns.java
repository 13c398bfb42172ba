package dev.stepshift.redshift.copy.columnar;

import dev.stepshift.redshift.copy.encode.ConversionParameters;
import dev.stepshift.redshift.copy.encode.FieldEncoder;
import dev.stepshift.redshift.copy.encode.RowBuffer;
import dev.stepshift.redshift.copy.encode.SuperEncoder;
import dev.stepshift.redshift.copy.encode.TargetColumn;
import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.copy.error.FieldRefused;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** A Parquet file: a group of rows is in memory at a time, still compressed. */
public final class ParquetColumns implements ColumnarFile {

  private static final int MAGIC = 4;
  private static final int SHORTEST = 12;

  /** One column within a group of rows. */
  private interface Cells {
    void writeNext(RowBuffer out) throws FieldRefused;
  }

  private final ParquetFileReader reader;
  private final MessageType schema;
  private final ParquetValueWriter[] values;
  private final FieldEncoder json = new SuperEncoder();
  private final Cells[] cells;
  private long rowsLeft;

  private ParquetColumns(ParquetFileReader reader, ParquetValueWriter[] values) {
    this.reader = reader;
    this.schema = reader.getFileMetaData().getSchema();
    this.values = values;
    this.cells = new Cells[values.length];
  }

  /**
   * Opens a file and compares its columns with the table's, as far as both have them.
   *
   * @param web the object's address in messages about files
   * @param url the object's address in messages about columns
   */
  public static ColumnarFile open(
      Path path,
      String web,
      String url,
      List<TargetColumn> columns,
      ConversionParameters conversion)
      throws IOException, ColumnarRefused, CopyFailed {
    checkMagic(path, web);
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(path), options);
    try {
      return new ParquetColumns(reader, values(reader, web, url, columns, conversion));
    } catch (ColumnarRefused | CopyFailed | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private static void checkMagic(Path path, String web) throws IOException, ColumnarRefused {
    long size = Files.size(path);
    if (size < SHORTEST) {
      throw new ColumnarRefused(
          0, "File '" + web + "' is too short to be a Parquet file: " + size + " bytes");
    }
    byte[] end = new byte[MAGIC];
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      file.seek(size - MAGIC);
      file.readFully(end);
    } catch (EOFException e) {
      throw new IOException("it became shorter while it was read", e);
    }
    String magic = new String(end, StandardCharsets.ISO_8859_1);
    if (!magic.equals("PAR1")) {
      throw new ColumnarRefused(
          0,
          "File '" + web + "' has an invalid version number: " + magic.replaceAll("[^ -~]", "."));
    }
  }

  private static ParquetValueWriter[] values(
      ParquetFileReader reader,
      String web,
      String url,
      List<TargetColumn> columns,
      ConversionParameters conversion)
      throws ColumnarRefused, CopyFailed {
    MessageType schema = reader.getFileMetaData().getSchema();
    int shared = Math.min(columns.size(), schema.getFieldCount());
    ParquetValueWriter[] values = new ParquetValueWriter[shared];
    for (int i = 0; i < shared && schema.getFieldCount() <= columns.size(); i++) {
      TargetColumn column = columns.get(i);
      if (column.isSuper()) {
        continue;
      }
      Optional<ParquetValueWriter> value =
          ParquetValueWriter.of(schema.getType(i), column, conversion);
      if (value.isEmpty()) {
        throw new ColumnarRefused(i, incompatible(schema, i, column, web, url));
      }
      values[i] = value.get();
    }
    return values;
  }

  private static String incompatible(
      MessageType schema, int index, TargetColumn column, String web, String url) {
    Type type = schema.getType(index);
    boolean optional = type.isRepetition(Type.Repetition.OPTIONAL);
    String physical =
        type.isPrimitive()
            ? type.asPrimitiveType()
                .getPrimitiveTypeName()
                .name()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^binary$", "byte_array")
            : "group";
    return "File '"
        + web
        + "' has an incompatible Parquet schema for column '"
        + url
        + "."
        + column.name()
        + "'. Column type: "
        + SpectrumTypes.name(column)
        + ", Parquet schema:\n"
        + type.getRepetition().name().toLowerCase(Locale.ROOT)
        + " "
        + physical
        + " "
        + type.getName()
        + " [i:"
        + index
        + " d:"
        + (optional ? 1 : 0)
        + " r:"
        + (type.isRepetition(Type.Repetition.REPEATED) ? 1 : 0)
        + "]";
  }

  @Override
  public int columns() {
    return schema.getFieldCount();
  }

  @Override
  public boolean next() throws IOException {
    while (rowsLeft == 0) {
      PageReadStore group = reader.readNextRowGroup();
      if (group == null) {
        return false;
      }
      rowsLeft = group.getRowCount();
      open(group);
    }
    rowsLeft--;
    return true;
  }

  private void open(PageReadStore group) {
    String writer = reader.getFileMetaData().getCreatedBy();
    ColumnReadStoreImpl store = new ColumnReadStoreImpl(group, new NoRecords(), schema, writer);
    for (int i = 0; i < cells.length; i++) {
      Type type = schema.getType(i);
      cells[i] = values[i] == null ? nested(group, type, writer) : flat(store, type, values[i]);
    }
  }

  private Cells flat(ColumnReadStoreImpl store, Type type, ParquetValueWriter value) {
    ColumnDescriptor descriptor = schema.getColumnDescription(new String[] {type.getName()});
    ColumnReader column = store.getColumnReader(descriptor);
    int defined = descriptor.getMaxDefinitionLevel();
    return out -> {
      if (column.getCurrentDefinitionLevel() < defined) {
        out.putNull();
      } else {
        value.write(column, out);
      }
      column.consume();
    };
  }

  private Cells nested(PageReadStore group, Type type, String writer) {
    MessageType alone = new MessageType(schema.getName(), type);
    RecordReader<Group> records =
        new ColumnIOFactory(writer)
            .getColumnIO(alone, schema)
            .getRecordReader(group, new GroupRecordConverter(alone));
    ParquetJson texts = new ParquetJson();
    BinaryValues values = new BinaryValues();
    return out -> {
      Optional<String> text = texts.text(records.read());
      if (text.isPresent()) {
        values.json(text.get(), json, out);
      } else {
        out.putNull();
      }
    };
  }

  @Override
  public void write(int column, RowBuffer out) throws FieldRefused {
    cells[column].writeNext(out);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  /** Columns are read one by one, and no record is ever put together. */
  private static final class NoRecords extends GroupConverter {

    private final Converter none = new PrimitiveConverter() {};

    @Override
    public Converter getConverter(int field) {
      return field >= 0 ? new Nested() : none;
    }

    @Override
    public void start() {
      // Nothing is put together.
    }

    @Override
    public void end() {
      // Nothing is put together.
    }
  }

  /** Stands for whatever is below a column: a value or more groups. */
  private static final class Nested extends PrimitiveConverter {

    @Override
    public GroupConverter asGroupConverter() {
      return new NoRecords();
    }
  }
}
