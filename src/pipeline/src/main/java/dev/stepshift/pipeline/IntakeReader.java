package dev.stepshift.pipeline;

import dev.stepshift.pipeline.Intake.Kind;
import java.util.List;

/** Reads which files of its path a load takes. */
final class IntakeReader {

  private static final String MANIFEST = "manifest";

  /** How the YAML says it. */
  private enum Take {
    ALL,
    NEW
  }

  /**
   * @param own what the table itself says
   * @param fields the same over the pipeline's defaults
   */
  Intake read(YamlMap own, YamlMap fields) {
    if (isManifest(own, fields)) {
      for (String field : own.fieldsAmong(List.of("path", "files", "take", "look_back"))) {
        own.problem(field, "stands beside manifest, which lists the files itself; remove one");
      }
      return new Intake(Kind.MANIFEST, 0);
    }
    Take take = fields.choice("take", Take.ALL, Take.values());
    Kind kind = take == Take.NEW ? Kind.NEW : Kind.ALL;
    int usual = kind == Kind.NEW ? Intake.DAYS_REMEMBERED : 0;
    return new Intake(kind, fields.days("look_back", usual, Intake.MOST_DAYS));
  }

  /** A table's own path stands over a manifest of the defaults, and the other way round. */
  private static boolean isManifest(YamlMap own, YamlMap fields) {
    return own.has(MANIFEST) || (!own.has("path") && fields.word(MANIFEST).isPresent());
  }

  /** Judges the path together with what is taken from it. */
  void check(YamlMap own, Source source, Strategy strategy) {
    Intake intake = source.intake();
    boolean dated = !DatedPath.isUndated(source.path());
    if (intake.kind() == Kind.NEW) {
      if (dated) {
        own.problem(
            "path",
            "'%s' is of one date, and take: new looks at all files; cut it before the date"
                .formatted(source.path()));
      }
      if (strategy == Strategy.REPLACE || strategy == Strategy.MIRROR) {
        own.problem(
            "take",
            "new brings a part of the rows, and %s would take the others for gone; choose another"
                    .formatted(strategy.word())
                + " strategy or write take: all");
      }
      return;
    }
    if (strategy == Strategy.APPEND && !DatedPath.tellsDaysApart(source.path())) {
      own.problem(
          intake.kind() == Kind.MANIFEST ? MANIFEST : "path",
          ("'%s' is the same in each run; put %s in it, or append adds earlier files again")
              .formatted(source.path(), SourceReader.RUN_DATE));
    }
    if (intake.lookBackDays() > 0 && !dated) {
      own.problem(
          "look_back",
          "lists earlier days' folders, and '%s' has no date; put %s in it, or write take: new"
              .formatted(source.path(), SourceReader.RUN_DATE));
    }
    if (intake.lookBackDays() > 0 && strategy == Strategy.APPEND) {
      own.problem(
          "look_back",
          "reads earlier days once more, and append would add them again; cut the path before the"
              + " date and write take: new");
    }
  }
}
