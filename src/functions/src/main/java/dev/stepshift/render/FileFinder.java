package dev.stepshift.render;

import dev.stepshift.claim.Claim;
import dev.stepshift.claim.Claims;
import dev.stepshift.pipeline.Intake;
import dev.stepshift.pipeline.Source;
import dev.stepshift.pipeline.Strategy;
import dev.stepshift.pipeline.Table;
import dev.stepshift.source.SourceFile;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import software.amazon.awssdk.services.s3.S3Client;

/** Finds the files of a load, in the way that its source asks for. */
final class FileFinder {

  private final String dataBucket;
  private final SourceFiles sources;
  private final SourceManifest manifests;
  private final Claims claims;

  FileFinder(S3Client s3, String dataBucket) {
    this.dataBucket = dataBucket;
    this.sources = new SourceFiles(s3);
    this.manifests = new SourceManifest(s3);
    this.claims = new Claims(s3, dataBucket);
  }

  Found find(RenderRequest request, Table table) {
    Source source = table.source();
    LocalDate date = LocalDate.parse(request.runDate());
    return switch (source.intake().kind()) {
      case ALL -> allOf(source, date);
      case NEW -> newOf(request, table, SourcePlace.of(source, dataBucket, date));
      case MANIFEST -> manifests.read(SourcePlace.of(source, dataBucket, date));
    };
  }

  /** The days that are looked back to are one delivery together with the run's. */
  private Found allOf(Source source, LocalDate date) {
    Set<SourcePlace> places =
        LongStream.rangeClosed(0, source.intake().lookBackDays())
            .mapToObj(days -> SourcePlace.of(source, dataBucket, date.minusDays(days)))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<SourceFile> files =
        places.stream()
            .flatMap(place -> sources.list(place).stream())
            .distinct()
            .sorted(Comparator.comparing(SourceFile::key))
            .toList();
    String where =
        places.stream().map(SourcePlace::toString).collect(Collectors.joining(" nor at "));
    return new Found(where, files, Optional.empty(), Optional.empty());
  }

  private Found newOf(RenderRequest request, Table table, SourcePlace place) {
    Intake intake = table.source().intake();
    Optional<Claim> claim =
        claims.take(
            request.pipeline(),
            table.name(),
            request.runId(),
            place.toString(),
            intake.lookBackDays(),
            table.strategy() == Strategy.APPEND,
            sources.list(place),
            LoadKey::of);
    return new Found(
        place + " that no load has taken",
        claim.map(Claim::files).orElse(List.of()),
        claim,
        Optional.empty());
  }
}
