package dev.stepshift.delivery;

import dev.stepshift.loadhistory.ClaimedFiles;
import dev.stepshift.loadhistory.FileLoad;
import dev.stepshift.loadhistory.FileLoadHistoryStore;
import dev.stepshift.loadhistory.Offer;
import dev.stepshift.pipeline.FileSelection;
import dev.stepshift.pipeline.FileSelection.AllFiles;
import dev.stepshift.pipeline.FileSelection.NewFiles;
import dev.stepshift.pipeline.FileSource.OnMissing;
import dev.stepshift.pipeline.Strategy;
import dev.stepshift.pipeline.Table;
import dev.stepshift.source.LoadKey;
import dev.stepshift.source.SourceFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import software.amazon.awssdk.services.s3.S3Client;

/** Finds the files of a load, in the way that its source asks for. */
public final class FileFinder {

  /**
   * The files of a load.
   *
   * @param earlier those of earlier ones, as far as they are remembered
   */
  private record Found(FilesToLoad files, List<SourceFile> earlier) {}

  private final String dataBucket;
  private final SourceFiles sources;
  private final SourceManifest manifests;
  private final FileLoadHistoryStore histories;
  private final LoadedSources loaded;
  private final EarlierLoads earlierLoads;
  private final LateFiles lateFiles;

  public FileFinder(S3Client s3, String dataBucket) {
    this.dataBucket = dataBucket;
    this.sources = new SourceFiles(s3);
    this.manifests = new SourceManifest(s3);
    this.histories = new FileLoadHistoryStore(s3, dataBucket);
    this.loaded = new LoadedSources(s3, dataBucket);
    this.earlierLoads = new EarlierLoads(s3, dataBucket);
    this.lateFiles = new LateFiles(s3, dataBucket);
  }

  /**
   * Finds the files that a run loads into a table, and tells of those that no run has.
   *
   * @param pipeline the name of the table's pipeline
   * @throws dev.stepshift.errors.RequestInvalid if a bucket or a producer's manifest is wrong
   * @throws dev.stepshift.errors.SourceChanged if files that were loaded are not what they were
   * @throws dev.stepshift.errors.SourceInvalid if files have the same content and the table refuses
   *     that
   */
  public FilesToLoad find(String pipeline, Table table, FileRequest request) {
    Found found = selected(pipeline, table, request);
    FilesToLoad files = found.files();
    return files.warnedOf(RepeatedContent.warnings(table, files.files(), found.earlier()));
  }

  private Found selected(String pipeline, Table table, FileRequest request) {
    FileSelection selection = table.source().selection();
    if (selection instanceof AllFiles all) {
      return allOf(pipeline, table, request, all);
    }
    SourcePlace place = SourcePlace.of(selection, dataBucket, request.run().date());
    return selection instanceof NewFiles files
        ? newOf(pipeline, table, request, files, place)
        : new Found(manifests.read(place), List.of());
  }

  /** The days that are looked back to are one delivery together with the run's. */
  private Found allOf(String pipeline, Table table, FileRequest request, AllFiles all) {
    LocalDate date = request.run().date();
    Set<SourcePlace> places =
        LongStream.rangeClosed(0, all.lookBackDays())
            .mapToObj(days -> SourcePlace.of(all, dataBucket, date.minusDays(days)))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<SourceFile> files =
        places.stream()
            .flatMap(place -> sources.list(place).stream())
            .distinct()
            .sorted(Comparator.comparing(SourceFile::key))
            .toList();
    String where =
        places.stream().map(SourcePlace::toString).collect(Collectors.joining(" nor at "));
    FilesToLoad found =
        new FilesToLoad(where, files, Optional.empty(), Optional.empty(), List.of());
    if (!all.isDated()) {
      return new Found(found, List.of());
    }
    List<EarlierLoad> earlier = earlierLoads.of(pipeline, table, all);
    if (files.isEmpty() && table.source().onMissing() == OnMissing.SKIP) {
      earlierLoads.noteNothing(pipeline, table, date);
    }
    return new Found(
        found.warnedOf(lateFiles.warnings(pipeline, table, all, request, earlier, places)),
        earlier.stream()
            .filter(load -> !load.date().equals(date))
            .flatMap(load -> load.files().stream())
            .toList());
  }

  private Found newOf(
      String pipeline, Table table, FileRequest request, NewFiles files, SourcePlace place) {
    Offer offer = new Offer(request.run(), sources.list(place), files.lookBackDays());
    ClaimedFiles claimed =
        request.takesBack()
            ? histories.takeBack(
                pipeline,
                table.name(),
                place.toString(),
                offer,
                LoadKey::of,
                load -> loaded.requireNoted(pipeline, table.name(), load.run(), load.loadKey()))
            : histories.claim(
                pipeline,
                table.name(),
                place.toString(),
                table.strategy() == Strategy.APPEND,
                offer,
                LoadKey::of);
    List<String> warnings = new ArrayList<>(claimed.load().map(FileFinder::gone).orElse(List.of()));
    warnings.addAll(late(claimed, place));
    return new Found(
        new FilesToLoad(
            place + " that no load has taken",
            claimed.files(),
            claimed.load(),
            Optional.empty(),
            warnings),
        claimed.loaded());
  }

  private static List<String> late(ClaimedFiles claimed, SourcePlace place) {
    if (claimed.lateUnknown()) {
      return List.of(
          "too many old files are at "
              + place
              + " to tell whether late ones are among them; move away what is old");
    }
    List<String> urls = claimed.late().stream().map(SourceFile::url).toList();
    return urls.isEmpty()
        ? List.of()
        : List.of(
            ("%d late files are not loaded, as they are older than look_back lets them be; to load"
                    + " them, copy each over itself (aws s3 cp URL URL --metadata-directive"
                    + " REPLACE), which makes it new: %s")
                .formatted(urls.size(), FileNames.few(urls)));
  }

  private static List<String> gone(FileLoad load) {
    return load.gone().isEmpty()
        ? List.of()
        : List.of(
            "files of loads that are taken back are gone, and their rows with them: "
                + FileNames.some(load.gone()));
  }
}
