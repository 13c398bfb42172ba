package dev.stepshift.proof.faultlab;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The pipelines that the lab disturbs, each with strategies and machinery of its own.
 *
 * <p>In a backfill a date may get a second run, to which neither a query that appends nor new files
 * offer the same rows again: such tables stay out of backfills.
 */
// No field can change: the lists are those of List.of.
@SuppressWarnings("ImmutableEnumChecker")
enum LabPipeline {
  KIOSK(List.of("papers", "sales", "stock"), List.of("takings"), true),
  STAND(List.of("bread", "counts"), List.of(), true),
  SHELF(List.of("labels", "prices"), List.of("visits"), true),
  RACK(List.of("coats", "hooks", "hats"), List.of(), false);

  private final List<String> repeatable;
  private final List<String> others;
  private final boolean isBackfilled;

  LabPipeline(List<String> repeatable, List<String> others, boolean isBackfilled) {
    this.repeatable = repeatable;
    this.others = others;
    this.isBackfilled = isBackfilled;
  }

  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isBackfilled() {
    return isBackfilled;
  }

  /** Whether a second run of a date brings the same. */
  boolean isRepeatable() {
    return others.isEmpty();
  }

  boolean hasPhases() {
    return this == STAND;
  }

  List<String> tables(RunKind kind) {
    return kind == RunKind.BACKFILL ? repeatable : all();
  }

  List<String> all() {
    return Stream.concat(repeatable.stream(), others.stream()).toList();
  }

  /** The request that a backfill of both days is. */
  String backfill() {
    String tables = others.isEmpty() ? "" : ",\"tables\":[\"%s\"]".formatted(quoted(repeatable));
    return "{\"from\":\"%s\",\"to\":\"%s\"%s}".formatted(RunKind.FIRST, RunKind.SECOND, tables);
  }

  private static String quoted(List<String> names) {
    return String.join("\",\"", names);
  }

  /** The files of both days by their keys, but for those that come late. */
  Map<String, String> files(String pipeline) {
    Map<String, String> files = new TreeMap<>();
    switch (this) {
      case KIOSK -> {
        files.put(key(RunKind.FIRST, "papers"), "AA,Abend\nBB,Bote\nCC,Courier\n");
        files.put(key(RunKind.FIRST, "sales"), "AA,1.50\nAA,1.50\nBB,2.00\n");
        files.put(key(RunKind.FIRST, "stock"), "AA,10\nBB,20\n");
        files.put(key(RunKind.SECOND, "papers"), "AA,Abend\nBB,Der Bote\nCC,Courier\nDD,Dienst\n");
        files.put(key(RunKind.SECOND, "sales"), "AA,1.60\nDD,3.00\nDD,3.00\n");
        files.put(key(RunKind.SECOND, "stock"), "BB,17\nDD,5\n");
      }
      case STAND -> {
        files.put(key(RunKind.FIRST, "bread"), "rye,10\nwhite,20\n");
        files.put(key(RunKind.SECOND, "bread"), "white,5\nspelt,7\n");
      }
      case SHELF -> {
        files.put(key(RunKind.FIRST, "labels"), "1,Pen\n2,Ink\n");
        files.put(key(RunKind.SECOND, "labels"), "1,Red pen\n3,Nib\n");
        files.put(key(RunKind.FIRST, "prices"), "1,1.50\n2,4.00\n");
        files.put(key(RunKind.SECOND, "prices"), "1,1.75\n3,0.50\n");
        files.put(RunKind.FIRST + "/prices.manifest", manifest(pipeline, RunKind.FIRST));
        files.put(RunKind.SECOND + "/prices.manifest", manifest(pipeline, RunKind.SECOND));
        files.put("visits/1.csv", "7,1\n8,1\n8,1\n");
      }
      case RACK -> {
        files.put(RunKind.FIRST + "/coats/1.xml", coats("loden", "green", "parka", "blue"));
        files.put(RunKind.SECOND + "/coats/1.xml", coats("parka", "red", "duffel", "grey"));
        files.put(key(RunKind.FIRST, "hooks"), "1,loden\n1,parka\n2,loden\n");
        files.put(key(RunKind.SECOND, "hooks"), "1,duffel\n3,parka\n3,parka\n");
        files.put(key(RunKind.FIRST, "hats"), "2026-02-28,3\n2026-03-01,4\n2026-03-01,4\n");
      }
    }
    return files;
  }

  /** Files that are there from the second day on, though their keys name none. */
  Map<String, String> lateFiles() {
    return this == SHELF ? Map.of("visits/2.csv", "9,3\n9,3\n") : Map.of();
  }

  private static String key(LocalDate date, String table) {
    return date + "/" + table + "/part.csv";
  }

  private static String manifest(String pipeline, LocalDate date) {
    return "{\"entries\":[{\"url\":\"s3://stepshift-data/%s/%s\",\"mandatory\":true}]}"
        .formatted(pipeline, key(date, "prices"));
  }

  private static String coats(String one, String itsColour, String other, String itsOther) {
    String coat = "<item><coat>%s</coat><colour>%s</colour></item>";
    return "<coats>"
        + coat.formatted(one, itsColour)
        + coat.formatted(other, itsOther)
        + "</coats>";
  }
}
