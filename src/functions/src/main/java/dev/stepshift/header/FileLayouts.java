package dev.stepshift.header;

import dev.stepshift.errors.SourceInvalid;
import dev.stepshift.pipeline.FileFormat;
import dev.stepshift.pipeline.FileFormat.JsonPaths;
import dev.stepshift.pipeline.FoldedName;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.Table;
import dev.stepshift.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.S3Client;

/** Groups the files of a load by the way that their columns come to those of the table. */
public final class FileLayouts {

  private final LayoutSource layouts;

  /**
   * @param bucket where known layouts are kept
   */
  public FileLayouts(S3Client s3, String bucket) {
    this.layouts = new LayoutSource(s3, new LayoutCache(s3, bucket));
  }

  /**
   * Reads the columns of each file, if anything depends on them.
   *
   * @param files those of the load, in their order
   * @throws SourceInvalid if a file's columns cannot be read, or brought to those of the table
   * @throws dev.stepshift.errors.SourceChanged if a file is not the one that was listed
   */
  public MatchedFiles match(Pipeline pipeline, Table table, List<SourceFile> files) {
    FileFormat format = table.source().format();
    Optional<LayoutReader> reader = reader(table);
    if (reader.isEmpty()) {
      return new MatchedFiles(
          List.of(new LayoutCopy(new CopyPlan.AsDeclared(), 0, files)), byPlace(table));
    }
    Map<SourceFile, Optional<FileLayout>> known =
        layouts.of(pipeline.name(), table, reader.get(), files);
    return new Grouping(table, format).group(known);
  }

  private static List<String> byPlace(Table table) {
    FileFormat format = table.source().format();
    boolean names = format.namesColumns() && !(format instanceof FileFormat.Avro);
    return names ? List.of("Columns are taken by their place, as header: ignore says.") : List.of();
  }

  private static Optional<LayoutReader> reader(Table table) {
    FileFormat format = table.source().format();
    if (format instanceof FileFormat.Json json && json.paths() instanceof JsonPaths.ByName) {
      return Optional.of(new JsonKeys(new PlainHead(json.compression()), json.headerLines()));
    }
    if (!table.source().matching().byName()) {
      return Optional.empty();
    }
    if (format instanceof FileFormat.Csv csv) {
      return Optional.of(new TextHeader(new PlainHead(csv.compression()), TextRules.of(csv)));
    }
    if (format instanceof FileFormat.Delimited text) {
      return Optional.of(new TextHeader(new PlainHead(text.compression()), TextRules.of(text)));
    }
    if (format instanceof FileFormat.Columnar columnar) {
      return Optional.of(
          columnar.kind() == FileFormat.Columnar.Kind.PARQUET
              ? new ParquetFooter()
              : new OrcFooter());
    }
    return Optional.of(new AvroHeader());
  }

  /** One load's. */
  private static final class Grouping {

    /** What files that are copied together have in common. */
    private record Way(CopyPlan plan, int headerLines) {}

    private final LayoutRules rules;
    private final ColumnMatcher matcher;
    private final CopyPlanner planner;
    private final LayoutWarnings warnings;
    private final Map<FileLayout, ColumnMap> maps = new HashMap<>();

    Grouping(Table table, FileFormat format) {
      this.rules = new LayoutRules(table);
      this.matcher = new ColumnMatcher(table.columns(), fold(format));
      this.planner = new CopyPlanner(format, table.columns());
      this.warnings = new LayoutWarnings(format instanceof FileFormat.Json);
    }

    MatchedFiles group(Map<SourceFile, Optional<FileLayout>> layouts) {
      Map<Way, List<SourceFile>> ways = new LinkedHashMap<>();
      List<SourceFile> empty = new ArrayList<>();
      layouts.forEach(
          (file, layout) -> {
            if (layout.isPresent()) {
              ways.computeIfAbsent(way(layout.get(), file), any -> new ArrayList<>()).add(file);
            } else {
              empty.add(file);
            }
          });
      if (ways.isEmpty()) {
        ways.put(new Way(new CopyPlan.AsDeclared(), 0), empty);
      } else {
        // What holds nothing brings nothing, whichever way it is copied.
        ways.values().iterator().next().addAll(empty);
      }
      List<LayoutCopy> copies = new ArrayList<>();
      ways.forEach(
          (way, files) -> copies.add(new LayoutCopy(way.plan(), way.headerLines(), files)));
      return new MatchedFiles(copies, warnings.sentences());
    }

    private Way way(FileLayout layout, SourceFile file) {
      ColumnMap map = maps.get(layout);
      if (map == null) {
        map = matcher.map(layout);
        rules.check(map, file);
        maps.put(layout, map);
      }
      warnings.note(map, file);
      return new Way(planner.plan(map), layout.headerLines());
    }
  }

  /** COPY compares the keys of JSON itself: as they are, or without their case. */
  private static Function<String, String> fold(FileFormat format) {
    if (!(format instanceof FileFormat.Json json)) {
      return name -> FoldedName.of(name).text();
    }
    return json.paths() == JsonPaths.ByName.EXACT
        ? Function.identity()
        : name -> name.toLowerCase(Locale.ROOT);
  }
}
