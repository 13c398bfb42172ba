package dev.stepshift.redshift.copy;

import dev.stepshift.redshift.copy.columnar.ColumnarFile;
import dev.stepshift.redshift.copy.columnar.ColumnarRefused;
import dev.stepshift.redshift.copy.columnar.OrcColumns;
import dev.stepshift.redshift.copy.columnar.ParquetColumns;
import dev.stepshift.redshift.copy.command.DataFormat;
import dev.stepshift.redshift.copy.encode.RowBuffer;
import dev.stepshift.redshift.copy.encode.TargetColumn;
import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.copy.error.Defect;
import dev.stepshift.redshift.copy.error.FieldRefused;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Loads the Parquet or ORC files of one COPY. Redshift reads them with Spectrum: the first value
 * that does not fit ends the load, and the errors are Spectrum's.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-columnar.html">
 *     COPY from columnar data formats</a>
 */
final class ColumnarLoad {

  private static final int MESSAGE = 64 * 1024;

  private final LoadContext load;
  private final S3Source source;
  private final RowSink sink;
  private final LoadLog log;
  private final LoadTotals totals;
  private final List<TargetColumn> columns;
  private final RowBuffer rows = new RowBuffer();

  ColumnarLoad(LoadContext load, S3Source source, RowSink sink, LoadLog log, LoadTotals totals) {
    this.load = load;
    this.source = source;
    this.sink = sink;
    this.log = log;
    this.totals = totals;
    this.columns = load.table().columns();
  }

  void run(List<SourceObject> files) throws CopyFailed, SQLException {
    requireSerialize();
    for (SourceObject file : files) {
      load(file);
      totals.filesScanned++;
      totals.bytesScanned += file.bytes();
    }
    send();
  }

  private void requireSerialize() throws CopyFailed {
    if (columns.stream().anyMatch(TargetColumn::isSuper) && !toJson()) {
      throw new CopyFailed("SUPER column in COPY query requires SERIALIZETOJSON option");
    }
  }

  private boolean toJson() {
    DataFormat format = load.command().format();
    return format instanceof DataFormat.Parquet parquet
        ? parquet.toJson()
        : ((DataFormat.Orc) format).toJson();
  }

  private void load(SourceObject file) throws CopyFailed, SQLException {
    try (SpooledFile spooled = SpooledFile.of(source, file);
        ColumnarFile open = open(spooled, file)) {
      checkCount(open, file);
      long row = 0;
      while (open.next()) {
        row++;
        load(open, file, row);
      }
    } catch (ColumnarRefused refused) {
      throw failed(file, 0, refused.column(), refused.text());
    } catch (SdkException e) {
      throw new CopyFailed(S3Source.text(e) + ",File " + file.url(), e);
    } catch (IOException | RuntimeException e) {
      throw failed(file, 0, 0, "File '" + web(file) + "' cannot be read: " + reason(e));
    }
  }

  private ColumnarFile open(SpooledFile spooled, SourceObject file)
      throws IOException, ColumnarRefused, CopyFailed {
    return load.command().format() instanceof DataFormat.Parquet
        ? ParquetColumns.open(
            spooled.path(), web(file), file.url(), columns, load.command().conversion())
        : OrcColumns.open(spooled.path(), web(file), columns, load.command().conversion());
  }

  private void checkCount(ColumnarFile open, SourceObject file) throws ColumnarRefused {
    int given = open.columns();
    if (given > columns.size()
        || (given < columns.size() && !load.command().conversion().fillRecord())) {
      throw new ColumnarRefused(
          Math.min(given, columns.size()) - 1,
          "Unmatched number of columns between table and file. Table columns: "
              + columns.size()
              + ", Data columns: "
              + given
              + ", File name: "
              + web(file));
    }
  }

  private void load(ColumnarFile open, SourceObject file, long row)
      throws CopyFailed, SQLException {
    int mark = rows.size();
    int column = 0;
    try {
      for (; column < columns.size(); column++) {
        if (column > 0) {
          rows.put('\t');
        }
        write(open, column);
      }
    } catch (FieldRefused refused) {
      rows.truncate(mark);
      throw failed(file, row, column, describe(refused.defect(), columns.get(column), file));
    }
    rows.put('\n');
    totals.rows++;
    totals.rowBytes += rows.size() - mark;
    if (rows.size() >= MESSAGE) {
      send();
    }
  }

  private void write(ColumnarFile open, int column) throws FieldRefused {
    int mark = rows.size();
    if (column < open.columns()) {
      open.write(column, rows);
    } else {
      rows.putNull();
    }
    if (columns.get(column).notNull() && rows.isNullSince(mark)) {
      throw new FieldRefused(
          new Defect(
              Defect.MISSING,
              "Cannot insert a NULL value into column " + columns.get(column).name()));
    }
  }

  private static String describe(Defect defect, TargetColumn column, SourceObject file) {
    if (defect.code() == Defect.TOO_LONG && column.isCharacter()) {
      return "The length of the data column "
          + column.name()
          + " is longer than the length defined in the table. Table: "
          + column.maxBytes()
          + ", File name: "
          + web(file);
    }
    return defect.reason() + ", Column: " + column.name() + ", File name: " + web(file);
  }

  private void send() throws SQLException {
    if (rows.size() > 0) {
      sink.write(rows);
      rows.truncate(0);
    }
  }

  private CopyFailed failed(SourceObject file, long row, int column, String text)
      throws SQLException {
    totals.errors++;
    log.add(
        new LoadError(
            file.url(),
            row,
            columns.get(Math.max(0, column)),
            "",
            "",
            new Defect(Defect.SPECTRUM, "Spectrum Scan Error. " + text)));
    String line = "  -----------------------------------------------\n";
    return new CopyFailed(
        "Spectrum Scan Error\n  Detail: \n"
            + line
            + "  error:  Spectrum Scan Error\n  code:      15007\n  context:   "
            + text
            + "\n  query:     "
            + load.queryId()
            + "\n"
            + line);
  }

  private static String reason(Exception e) {
    return e.getMessage() == null
        ? "it is damaged"
        : e.getMessage().replaceAll("\\S*stepshift-copy-\\S*", "it");
  }

  /** The address of an object as Spectrum's errors have it. */
  private static String web(SourceObject file) {
    return "https://s3.us-east-1.amazonaws.com/" + file.bucket() + "/" + file.key();
  }
}
