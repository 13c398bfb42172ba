package dev.stepshift.render;

import dev.stepshift.convert.Conversion;
import dev.stepshift.delivery.Conversions;
import dev.stepshift.delivery.FilesToLoad;
import dev.stepshift.delivery.LoadFolder;
import dev.stepshift.delivery.LoadObjects;
import dev.stepshift.delivery.LoadedSources;
import dev.stepshift.delivery.ManifestEntry;
import dev.stepshift.functions.RunIdentity;
import dev.stepshift.header.CopyPlan.ByPaths;
import dev.stepshift.header.FileLayouts;
import dev.stepshift.header.LayoutCopy;
import dev.stepshift.header.MatchedFiles;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.Table;
import dev.stepshift.source.LoadKey;
import dev.stepshift.source.SourceFile;
import dev.stepshift.sql.load.FileCopy;
import dev.stepshift.sql.load.LoadInput.DeliveredFiles;
import dev.stepshift.sql.load.StagedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;

/** Reads what the files of a load call their columns, and writes what COPY needs besides them. */
final class FilePreparation {

  private final S3Client s3;
  private final String bucket;
  private final Conversions conversions;
  private final FileLayouts layouts;
  private final LoadedSources sources;

  FilePreparation(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
    this.conversions = new Conversions(bucket);
    this.layouts = new FileLayouts(s3, bucket);
    this.sources = new LoadedSources(s3, bucket);
  }

  /**
   * @throws dev.stepshift.errors.SourceInvalid if the columns of a file cannot be read, or brought
   *     to those of the table
   * @throws dev.stepshift.errors.SourceChanged if a file is not the one that was listed
   */
  PreparedFiles prepare(RunIdentity run, Pipeline pipeline, Table table, FilesToLoad found) {
    String loadKey = LoadKey.of(found.files());
    MatchedFiles matched = layouts.match(pipeline, table, found.files());
    List<Conversion> converted =
        conversions.of(pipeline.name(), table, run, loadKey, found.files());
    LoadFolder folder = LoadFolder.of(bucket, pipeline.name(), table.name(), run.id());
    LoadObjects objects = new LoadObjects(s3, folder, loadKey);
    String manifest = objects.manifest(entries(found.files(), converted));
    sources.note(folder, loadKey, found.files());
    return new PreparedFiles(
        new DeliveredFiles(
            found.files(),
            manifest,
            copies(matched, table, manifest, objects),
            loadKey,
            found.fileLoad(),
            found.rows(),
            Stream.of(found.warnings(), matched.warnings(), cutUnseen(table))
                .flatMap(List::stream)
                .toList()),
        converted);
  }

  private static List<FileCopy> copies(
      MatchedFiles matched, Table table, String manifest, LoadObjects objects) {
    List<FileCopy> copies = new ArrayList<>();
    for (LayoutCopy copy : matched.copies()) {
      int number = copies.size() + 1;
      boolean alone = matched.copies().size() == 1;
      copies.add(
          new FileCopy(
              alone ? manifest : objects.manifest(number, entries(copy.files(), List.of())),
              copy.plan(),
              Math.max(copy.headerLines(), table.source().format().headerLines()),
              copy.plan() instanceof ByPaths paths
                  ? Optional.of(objects.paths(number, paths.names()))
                  : Optional.empty(),
              copy.files().get(0).url()));
    }
    return copies;
  }

  private static List<String> cutUnseen(Table table) {
    List<String> uncounted = StagedText.uncounted(table);
    return uncounted.isEmpty()
        ? List.of()
        : List.of(
            "Texts that are longer than their column are cut, as truncate_columns says, and nobody counts those of %s%s."
                .formatted(
                    uncounted.get(0),
                    uncounted.size() == 1
                        ? ""
                        : " and %d more columns".formatted(uncounted.size() - 1)));
  }

  private static List<ManifestEntry> entries(List<SourceFile> files, List<Conversion> conversions) {
    return conversions.isEmpty()
        ? files.stream().map(ManifestEntry::of).toList()
        : conversions.stream().map(ManifestEntry::of).toList();
  }
}
