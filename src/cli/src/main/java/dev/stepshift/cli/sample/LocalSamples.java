package dev.stepshift.cli.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Delivers source files to the local S3, as a source system would once a day: TPC-H from its
 * generator, any other pipeline's from its own folder {@code samples/}.
 */
public final class LocalSamples {

  private final SampleBucket bucket;
  private final Path home;

  /**
   * @param bucket where the source files go; it exists
   * @param home the repository's root
   */
  public LocalSamples(S3Client s3, String bucket, Path home) {
    this.bucket = new SampleBucket(s3, bucket);
    this.home = home;
  }

  public boolean hasSampleFor(String pipeline) {
    return pipeline.equals(TpchSample.PIPELINE) || Files.isDirectory(folder(pipeline));
  }

  /**
   * The first day that is not delivered, of a pipeline whose samples are made for certain days;
   * empty if they fit any day.
   *
   * @throws SampleRefused when each of the days is delivered
   */
  public Optional<LocalDate> nextDay(String pipeline) {
    if (pipeline.equals(TpchSample.PIPELINE) || !hasSampleFor(pipeline)) {
      return Optional.empty();
    }
    SampleTree samples = new SampleTree(bucket, folder(pipeline));
    List<LocalDate> days = samples.days();
    Optional<LocalDate> next = days.stream().filter(day -> !samples.isDelivered(day)).findFirst();
    if (next.isEmpty() && !days.isEmpty()) {
      throw new SampleRefused(
          "All days of the samples of %s are delivered: %s. Name the one to run with --date."
              .formatted(
                  pipeline,
                  days.stream().map(LocalDate::toString).collect(Collectors.joining(", "))));
    }
    return next;
  }

  /**
   * Delivers one day's files, unless they are there as they are now.
   *
   * @param scale TPC-H scale factor; empty takes that of the first delivery, or 0.01
   * @throws SampleRefused when the request contradicts what was delivered before
   */
  public SampleDelivery seed(String pipeline, OptionalDouble scale, LocalDate date) {
    if (pipeline.equals(TpchSample.PIPELINE)) {
      return new TpchSample(bucket).seed(scale, date);
    }
    if (!hasSampleFor(pipeline)) {
      throw new SampleRefused(
          "Pipeline %s has no sample data: add files under sql/pipelines/%s/samples/."
              .formatted(pipeline, pipeline));
    }
    return new SampleTree(bucket, folder(pipeline)).seed(pipeline, date);
  }

  private Path folder(String pipeline) {
    return home.resolve("sql/pipelines").resolve(pipeline).resolve("samples");
  }
}
