package dev.stepshift.redshift.copy;

import dev.stepshift.redshift.copy.command.CopyCommand;
import dev.stepshift.redshift.copy.command.DataFormat;
import dev.stepshift.redshift.copy.encode.RecordCursor;
import dev.stepshift.redshift.copy.encode.RowBuffer;
import dev.stepshift.redshift.copy.encode.RowEncoder;
import dev.stepshift.redshift.copy.error.CopyFailed;
import dev.stepshift.redshift.copy.error.Defect;
import dev.stepshift.redshift.copy.stream.AbortingStream;
import dev.stepshift.redshift.copy.stream.FileCompression;
import dev.stepshift.redshift.copy.stream.PrefetchStream;
import dev.stepshift.redshift.copy.stream.TextEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Reads the files of one COPY: good records become rows, bad ones load errors. */
final class RecordLoad {

  private static final int MESSAGE = 64 * 1024;
  private static final int RAW_BYTES = 1024;

  private final CopyCommand command;
  private final TargetTable table;
  private final S3Source source;
  private final RowSink sink;
  private final LoadLog log;
  private final LoadTotals totals;
  private final RowEncoder encoder;
  private final RecordOpener opener;
  private final RowBuffer rows = new RowBuffer();

  RecordLoad(
      LoadContext load,
      S3Source source,
      RowEncoder encoder,
      RowSink sink,
      LoadLog log,
      LoadTotals totals)
      throws CopyFailed {
    this.command = load.command();
    this.table = load.table();
    this.source = source;
    this.encoder = encoder;
    this.sink = sink;
    this.log = log;
    this.totals = totals;
    this.opener = new RecordOpener(command, table, source);
  }

  void run(List<SourceObject> files) throws CopyFailed, SQLException {
    for (SourceObject file : files) {
      load(file);
    }
    send();
  }

  private void load(SourceObject file) throws CopyFailed, SQLException {
    try (InputStream bytes = new PrefetchStream(file.key(), () -> open(file))) {
      RecordCursor records = opener.open(bytes, file.url());
      while (records.next()) {
        if (!(records.isBlank() && command.conversion().ignoreBlankLines())) {
          load(records, file);
        }
      }
    } catch (SdkException e) {
      throw new CopyFailed(S3Source.text(e) + ",File " + file.url(), e);
    } catch (InterruptedIOException e) {
      throw new CopyFailed("The load of " + file.url() + " was interrupted", e);
    } catch (IOException e) {
      throw new CopyFailed(unreadable(file, e), e);
    }
    totals.filesScanned++;
    totals.bytesScanned += file.bytes();
  }

  private InputStream open(SourceObject file) throws IOException {
    ResponseInputStream<GetObjectResponse> object = source.open(file);
    try {
      InputStream plain = command.compression().open(object);
      return new AbortingStream(command.encoding().open(plain), object);
    } catch (IOException | RuntimeException e) {
      object.abort();
      throw e;
    }
  }

  private String unreadable(SourceObject file, IOException e) {
    return "File "
        + file.url()
        + " cannot be read as "
        + kind()
        + ": "
        + (e.getMessage() == null ? "it ends too early" : e.getMessage());
  }

  private String kind() {
    if (command.compression() != FileCompression.NONE) {
      return command.encoding() == TextEncoding.UTF8
          ? command.compression().name()
          : command.encoding() + " in " + command.compression();
    }
    if (command.encoding() != TextEncoding.UTF8) {
      return command.encoding().name();
    }
    return command.format() instanceof DataFormat.Avro ? "an Avro file" : "plain text";
  }

  private void load(RecordCursor record, SourceObject file) throws CopyFailed, SQLException {
    int mark = rows.size();
    Optional<Defect> defect = encoder.encode(record, rows);
    if (defect.isPresent()) {
      reject(record, file, defect.get());
      return;
    }
    totals.rows++;
    totals.rowBytes += rows.size() - mark;
    if (rows.size() >= MESSAGE) {
      send();
    }
  }

  private void send() throws SQLException {
    if (rows.size() > 0) {
      sink.write(rows);
      rows.truncate(0);
    }
  }

  private void reject(RecordCursor record, SourceObject file, Defect defect)
      throws CopyFailed, SQLException {
    int column = Math.max(0, encoder.defectColumn());
    log.add(
        new LoadError(
            file.url(),
            record.line(),
            table.columns().get(column),
            text(record.rawRecord(RAW_BYTES)),
            text(record.rawField(column, RAW_BYTES)),
            defect));
    totals.errors++;
    if (totals.errors >= command.maxErrors()) {
      throw new CopyFailed(
          "Load into table '"
              + table.name()
              + "' failed.  Check 'sys_load_error_detail' system table for details.");
    }
  }

  /** The views replace what is not a single-byte character by a period; PostgreSQL takes no NUL. */
  private static String text(byte[] raw) {
    StringBuilder text = new StringBuilder(raw.length);
    for (byte value : raw) {
      text.append(value > 0 ? (char) value : '.');
    }
    return text.toString();
  }
}
