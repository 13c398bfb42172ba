package dev.stepshift.pipeline.yaml;

import dev.stepshift.pipeline.Measure;
import dev.stepshift.pipeline.Merge;
import dev.stepshift.pipeline.NameRules;
import dev.stepshift.pipeline.Suggestion;
import dev.stepshift.pipeline.Validation;
import dev.stepshift.pipeline.Validation.AcceptedValues;
import dev.stepshift.pipeline.Validation.CustomSql;
import dev.stepshift.pipeline.Validation.Measured;
import dev.stepshift.pipeline.Validation.NotNull;
import dev.stepshift.pipeline.Validation.Relationships;
import dev.stepshift.pipeline.Validation.RowCount;
import dev.stepshift.pipeline.Validation.RowCountOfLastLoad;
import dev.stepshift.pipeline.Validation.Severity;
import dev.stepshift.pipeline.Validation.Subject;
import dev.stepshift.pipeline.Validation.Unique;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the validations of one table. */
final class ValidationReader {

  /**
   * Another table that a validation looks at; judged when all tables are read.
   *
   * @param field its column; empty for a validation that looks at whole rows
   */
  record Reference(YamlScalar to, Optional<YamlScalar> field) {}

  /** What each kind of check has, and the count of problems before it was read. */
  private record Frame(YamlMap fields, Severity severity, Subject subject, int noted) {}

  private static final List<String> KINDS =
      List.of(
          "row_count",
          "not_null",
          "unique",
          "accepted_values",
          "relationships",
          "freshness",
          "between",
          "sum",
          "expression",
          "sql");
  private static final String OF_LAST_LOAD = "minimum_percent_of_last_load";
  private static final List<String> PLACEHOLDERS =
      List.of("{staging}", "{target}", "{schema}", "{run_date}");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z_ ]*}");
  private static final Pattern QUERY = Pattern.compile("(?is)\\s*(select|with)\\b.*[^;\\s]\\s*");

  private final YamlProblems problems;
  private final ColumnNames columns;
  private final List<String> placeholders;
  private final List<Validation> validations = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  ValidationReader(YamlProblems problems, ColumnNames columns) {
    this(problems, columns, PLACEHOLDERS);
  }

  private ValidationReader(YamlProblems problems, ColumnNames columns, List<String> placeholders) {
    this.problems = problems;
    this.columns = columns;
    this.placeholders = placeholders;
  }

  /** For checks that look at no table in particular. */
  static ValidationReader ofPipeline(YamlProblems problems, List<String> placeholders) {
    return new ValidationReader(problems, new ColumnNames(problems, "", Set.of()), placeholders);
  }

  List<Validation> validations() {
    return validations;
  }

  List<Reference> references() {
    return references;
  }

  void read(YamlMap fields) {
    int noted = problems.noted();
    List<String> kinds = fields.fieldsAmong(KINDS);
    if (kinds.size() != 1) {
      fields.problem(
          (kinds.isEmpty() ? "checks nothing" : "holds several checks")
              + "; give each entry one of "
              + String.join(", ", KINDS));
      return;
    }
    String kind = kinds.get(0);
    Severity severity = fields.choice("severity", Severity.ERROR, Severity.values());
    Subject subject = fields.choice("subject", Subject.STAGING, Subject.values());
    if (!kind.equals("sql")) {
      List<String> others =
          kind.equals("expression") ? List.of("minimum") : List.of("minimum", "maximum");
      for (String bound : fields.fieldsAmong(others)) {
        fields.problem(bound, "is for sql; row_count takes its bounds inside, others have none");
      }
    }
    Frame frame = new Frame(fields, severity, subject, noted);
    switch (kind) {
      case "row_count" -> readRowCount(frame);
      case "not_null" -> readNotNull(frame);
      case "unique" -> readUnique(frame);
      case "accepted_values" -> readAcceptedValues(frame);
      case "relationships" -> readRelationships(frame);
      case "sql" -> readSql(frame);
      default -> readMeasure(kind, frame);
    }
  }

  /** A check that can be nothing but an own query. */
  void readCustomSql(YamlMap fields) {
    int noted = problems.noted();
    fields.required("sql", "write a query of one row and one number");
    Severity severity = fields.choice("severity", Severity.ERROR, Severity.values());
    readSql(new Frame(fields, severity, Subject.TARGET, noted));
  }

  private void readRowCount(Frame frame) {
    Optional<YamlMap> bounds = frame.fields().map("row_count", KnownFields.ROW_COUNT);
    if (bounds.isPresent()) {
      Optional<BigDecimal> minimum = bounds.get().number("minimum");
      Optional<BigDecimal> maximum = bounds.get().number("maximum");
      if (bounds.get().has(OF_LAST_LOAD)) {
        readRowCountOfLastLoad(frame, bounds.get());
      }
      if (bounds.get().has("minimum") || bounds.get().has("maximum")) {
        checkBounds(bounds.get(), minimum, maximum);
        String name = readName(frame, "row_count");
        add(frame, () -> new RowCount(name, frame.severity(), frame.subject(), minimum, maximum));
      } else if (bounds.get().fieldsAmong(KnownFields.ROW_COUNT.fields()).isEmpty()) {
        bounds.get().problem("has no bound; add minimum, maximum, " + OF_LAST_LOAD + " or of");
      }
      readRowCountOf(frame, bounds.get());
    }
  }

  private void readRowCountOf(Frame frame, YamlMap check) {
    RowCountReader.Read read =
        new RowCountReader(problems).read(check, frame.fields().text("name", ""));
    read.reference().ifPresent(references::add);
    read.share().ifPresent(share -> addMeasured(frame, share.name(), share));
  }

  private void readRowCountOfLastLoad(Frame frame, YamlMap bounds) {
    Optional<BigDecimal> percent = bounds.number(OF_LAST_LOAD);
    if (percent.isPresent()
        && (percent.get().signum() <= 0 || percent.get().compareTo(Merge.MOST_PERCENT) > 0)) {
      bounds.problem(
          OF_LAST_LOAD,
          "'%s' does not fit; write a number above 0, up to 100"
              .formatted(percent.get().toPlainString()));
    }
    if (frame.subject() == Subject.TARGET) {
      bounds.problem(
          OF_LAST_LOAD, "compares deliveries, which are in staging; remove subject: target");
    }
    String name = frame.fields().text("name", "row_count") + "_of_last_load";
    checkName(frame, name);
    percent.ifPresent(
        minimum -> add(frame, () -> new RowCountOfLastLoad(name, frame.severity(), minimum)));
  }

  private void readNotNull(Frame frame) {
    List<String> nullFree = columns.known(frame.fields().scalars("not_null"));
    Optional<YamlScalar> given = frame.fields().scalar("name");
    for (String column : nullFree) {
      String name =
          given
              .map(scalar -> nullFree.size() == 1 ? scalar.text() : scalar.text() + "_" + column)
              .orElse("not_null_" + column);
      checkName(frame, name);
      add(frame, () -> new NotNull(name, frame.severity(), frame.subject(), column));
    }
  }

  private void readUnique(Frame frame) {
    List<String> together = columns.known(frame.fields().scalars("unique"));
    if (!together.isEmpty()) {
      String name = readName(frame, "unique_" + String.join("_", together));
      add(frame, () -> new Unique(name, frame.severity(), frame.subject(), together));
    }
  }

  private void readAcceptedValues(Frame frame) {
    Optional<YamlMap> check = frame.fields().map("accepted_values", KnownFields.ACCEPTED_VALUES);
    if (check.isEmpty()) {
      return;
    }
    Optional<YamlScalar> column = check.get().required("column", "name the column to look at");
    List<YamlScalar> values = check.get().scalars("values");
    if (!check.get().has("values")) {
      check.get().problem("values", "is missing; list the values, such as [F, O, P]");
    }
    Set<String> seen = new HashSet<>();
    for (YamlScalar value : values) {
      if (!seen.add(value.text())) {
        problems.add(value, "'" + value.text() + "' is listed twice; remove one");
      }
    }
    if (column.filter(columns::isKnown).isPresent()) {
      String looked = column.get().text();
      String name = readName(frame, "accepted_values_" + looked);
      List<String> texts = values.stream().map(YamlScalar::text).toList();
      add(frame, () -> new AcceptedValues(name, frame.severity(), frame.subject(), looked, texts));
    }
  }

  private void readRelationships(Frame frame) {
    Optional<YamlMap> check = frame.fields().map("relationships", KnownFields.RELATIONSHIPS);
    if (check.isEmpty()) {
      return;
    }
    Optional<YamlScalar> column = check.get().required("column", "name this table's column");
    Optional<YamlScalar> to = check.get().required("to", "name the table to look in");
    Optional<YamlScalar> field =
        check.get().required("field", "name the column of the other table");
    Optional<BigDecimal> tolerance = check.get().number("tolerance_percent");
    tolerance
        .filter(percent -> percent.signum() < 0 || percent.compareTo(Merge.MOST_PERCENT) > 0)
        .ifPresent(
            percent ->
                check
                    .get()
                    .problem(
                        "tolerance_percent",
                        "'%s' does not fit; write a number from 0 to 100"
                            .formatted(percent.toPlainString())));
    boolean known = column.filter(columns::isKnown).isPresent();
    if (to.isPresent() && field.isPresent()) {
      references.add(new Reference(to.get(), field));
      if (known) {
        String own = column.get().text();
        if (tolerance.isPresent()) {
          Measure orphans = new Measure.Orphans(own, to.get().text(), field.get().text());
          addMeasured(
              frame,
              new MeasureReader.Read("relationships_" + own, orphans, Optional.empty(), tolerance));
          return;
        }
        String name = readName(frame, "relationships_" + own);
        add(
            frame,
            () ->
                new Relationships(
                    name,
                    frame.severity(),
                    frame.subject(),
                    own,
                    to.get().text(),
                    field.get().text()));
      }
    }
  }

  private void readMeasure(String kind, Frame frame) {
    new MeasureReader(problems, columns)
        .read(kind, frame.fields())
        .ifPresent(read -> addMeasured(frame, read));
  }

  private void addMeasured(Frame frame, MeasureReader.Read read) {
    addMeasured(frame, frame.fields().text("name", read.name()), read);
  }

  private void addMeasured(Frame frame, String name, MeasureReader.Read read) {
    checkName(frame, name);
    add(
        frame,
        () ->
            new Measured(
                name,
                frame.severity(),
                frame.subject(),
                read.measure(),
                read.minimum(),
                read.maximum()));
  }

  private void readSql(Frame frame) {
    YamlMap fields = frame.fields();
    Optional<BigDecimal> minimum = fields.number("minimum");
    Optional<BigDecimal> maximum = fields.number("maximum");
    checkBounds(fields, minimum, maximum);
    Optional<YamlScalar> sql = fields.scalar("sql");
    sql.ifPresent(this::checkQuery);
    fields.required("name", "an own query needs one, such as no_negative_price");
    if (sql.isPresent() && fields.has("name")) {
      String name = readName(frame, "sql");
      String query = sql.get().text().strip();
      add(
          frame,
          () -> new CustomSql(name, frame.severity(), frame.subject(), query, minimum, maximum));
    }
  }

  private void add(Frame frame, Supplier<Validation> validation) {
    if (problems.noted() == frame.noted()) {
      validations.add(validation.get());
    }
  }

  private void checkQuery(YamlScalar sql) {
    if (!QUERY.matcher(sql.text()).matches()) {
      problems.add(sql, "is not one query; begin with select or with, and end without a semicolon");
    }
    Matcher placeholder = PLACEHOLDER.matcher(sql.text());
    while (placeholder.find()) {
      if (!placeholders.contains(placeholder.group())) {
        problems.add(
            sql,
            placeholder.group()
                + " is unknown; "
                + Suggestion.of(placeholder.group(), placeholders, "known placeholders"));
      }
    }
  }

  static void checkBounds(
      YamlMap fields, Optional<BigDecimal> minimum, Optional<BigDecimal> maximum) {
    if (!fields.has("minimum") && !fields.has("maximum")) {
      fields.problem("has no bound; add minimum, maximum or both");
    } else if (minimum.isPresent()
        && maximum.isPresent()
        && minimum.get().compareTo(maximum.get()) > 0) {
      fields.problem("maximum", "is below minimum; swap the two");
    }
  }

  private String readName(Frame frame, String ifAbsent) {
    String name = frame.fields().text("name", ifAbsent);
    checkName(frame, name);
    return name;
  }

  private void checkName(Frame frame, String name) {
    if (!NameRules.isIdentifier(name)) {
      frame
          .fields()
          .problem(
              "name",
              "'" + name + "' is no name; write up to 127 of a-z, 0-9, _, not a digit first");
    } else if (!names.add(frame.subject() + name)) {
      String subject =
          placeholders == PLACEHOLDERS
              ? frame.subject().name().toLowerCase(Locale.ROOT)
              : "the pipeline";
      frame
          .fields()
          .problem(
              "name",
              "'%s' is the name of another check of %s; give this one a name of its own"
                  .formatted(name, subject));
    }
  }
}
