package dev.stepshift.render;

import dev.stepshift.convert.Conversion;
import dev.stepshift.pipeline.FileFormat;
import dev.stepshift.source.SourceFile;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Says what the files of a load must become before COPY can read them. */
final class Conversions {

  private static final int KEY_CHARACTERS = 16;

  private final String bucket;

  /**
   * @param bucket where the converted files go
   */
  Conversions(String bucket) {
    this.bucket = bucket;
  }

  /** One a file, in the order of the files; none if COPY reads them as they are. */
  List<Conversion> of(
      RenderRequest load, String loadKey, FileFormat format, List<SourceFile> files) {
    if (!(format instanceof FileFormat.Xml xml)) {
      return List.of();
    }
    String folder =
        "s3://%s/%sconverted/%s/%s/%s/%s/"
            .formatted(
                bucket,
                OwnObjects.PREFIX,
                load.pipeline(),
                load.table(),
                load.runId(),
                loadKey.substring(0, KEY_CHARACTERS));
    String compression = xml.compression().name().toLowerCase(Locale.ROOT);
    return IntStream.range(0, files.size())
        .mapToObj(
            i ->
                new Conversion(files.get(i).url(), folder + i + ".json.gz", xml.row(), compression))
        .toList();
  }
}
