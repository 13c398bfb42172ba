package dev.stepshift.delivery;

import dev.stepshift.convert.Conversion;
import dev.stepshift.functions.RunIdentity;
import dev.stepshift.pipeline.FileFormat;
import dev.stepshift.pipeline.Table;
import dev.stepshift.source.SourceFile;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Says what the files of a load must become before COPY can read them. */
public final class Conversions {

  private static final int KEY_CHARACTERS = 16;

  private final String bucket;

  /**
   * @param bucket where the converted files go
   */
  public Conversions(String bucket) {
    this.bucket = bucket;
  }

  /** One a file, in the order of the files; none if COPY reads them as they are. */
  public List<Conversion> of(
      String pipeline, Table table, RunIdentity run, String loadKey, List<SourceFile> files) {
    if (!(table.source().format() instanceof FileFormat.Xml xml)) {
      return List.of();
    }
    String folder =
        "s3://%s/%sconverted/%s/%s/%s/%s/"
            .formatted(
                bucket,
                OwnObjects.PREFIX,
                pipeline,
                table.name(),
                run.id(),
                loadKey.substring(0, KEY_CHARACTERS));
    String compression = xml.compression().name().toLowerCase(Locale.ROOT);
    return IntStream.range(0, files.size())
        .mapToObj(
            i ->
                new Conversion(files.get(i).url(), folder + i + ".json.gz", xml.row(), compression))
        .toList();
  }
}
