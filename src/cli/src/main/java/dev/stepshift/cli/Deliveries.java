package dev.stepshift.cli;

import dev.stepshift.cli.sample.LocalSamples;
import dev.stepshift.cli.sample.SampleDelivery;
import dev.stepshift.cli.text.Amounts;
import dev.stepshift.laptop.deploy.LocalNames;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Delivers sample files before a run, as a source system would, and says what it delivered. */
final class Deliveries {

  private final Environment environment;
  private final LocalSamples samples;
  private final String pipeline;

  Deliveries(Environment environment, LocalSession session, String pipeline) {
    this.environment = environment;
    this.samples =
        new LocalSamples(session.clients().s3(), LocalNames.DATA_BUCKET, environment.home());
    this.pipeline = pipeline;
  }

  /** The day to run when none is asked for: see {@link LocalSamples#nextDay}. */
  Optional<LocalDate> nextDay() {
    return samples.nextDay(pipeline);
  }

  /**
   * Delivers each date's files, unless they are there as they are now.
   *
   * @param scale of TPC-H; null for that of the first delivery
   */
  void deliver(Double scale, List<LocalDate> dates) {
    deliver(scale == null ? OptionalDouble.empty() : OptionalDouble.of(scale), dates);
  }

  /** The same, at the scale of the first delivery. */
  void deliver(List<LocalDate> dates) {
    deliver(OptionalDouble.empty(), dates);
  }

  private void deliver(OptionalDouble factor, List<LocalDate> dates) {
    if (!samples.hasSampleFor(pipeline)) {
      environment.say("Pipeline " + pipeline + " has no sample files; it runs on what is there.");
      return;
    }
    List<SampleDelivery> delivered =
        dates.stream().map(date -> samples.seed(pipeline, factor, date)).toList();
    environment.say(delivered.size() == 1 ? words(delivered.get(0)) : words(delivered));
    say("Delivered again, since they have changed: ", delivered, SampleDelivery::changed);
    say("Left as somebody has put them there: ", delivered, SampleDelivery::kept);
  }

  private void say(
      String what, List<SampleDelivery> delivered, Function<SampleDelivery, List<String>> keysOf) {
    List<String> keys = delivered.stream().flatMap(one -> keysOf.apply(one).stream()).toList();
    if (!keys.isEmpty()) {
      environment.say(what + String.join(", ", keys) + ".");
    }
  }

  private static String words(SampleDelivery seeded) {
    return switch (seeded.kind()) {
      case FULL ->
          "Delivered %s: %s in %s"
              .formatted(
                  seeded.date(),
                  Amounts.counted(seeded.rows(), "row"),
                  files(seeded.files(), seeded.bytes()));
      case CHANGES ->
          "Delivered the changes of %s: %s in %s"
              .formatted(
                  seeded.date(),
                  Amounts.counted(seeded.rows(), "row"),
                  files(seeded.files(), seeded.bytes()));
      case FILES ->
          "Delivered %s: %s".formatted(seeded.date(), files(seeded.files(), seeded.bytes()));
      case NONE ->
          "There are no sample files of %s; the run takes what is there.".formatted(seeded.date());
      case ALREADY_THERE -> "The delivery of %s is there already.".formatted(seeded.date());
    };
  }

  private static String words(List<SampleDelivery> delivered) {
    long fresh = delivered.stream().filter(seeded -> !seeded.tables().isEmpty()).count();
    if (fresh == 0) {
      return delivered.stream()
              .allMatch(seeded -> seeded.kind() == SampleDelivery.Kind.ALREADY_THERE)
          ? "The deliveries of all dates are there already."
          : "There is no sample file left to deliver; the runs take what is there.";
    }
    return "Delivered %s of %s: %s"
        .formatted(
            Amounts.count(fresh),
            Amounts.counted(delivered.size(), "date"),
            files(
                delivered.stream().mapToInt(SampleDelivery::files).sum(),
                delivered.stream().mapToLong(SampleDelivery::bytes).sum()));
  }

  private static String files(int files, long bytes) {
    return Amounts.counted(files, "file") + ", " + Amounts.bytes(bytes) + ".";
  }
}
