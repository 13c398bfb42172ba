package dev.stepshift.pipeline;

import dev.stepshift.pipeline.Validation.AcceptedValues;
import dev.stepshift.pipeline.Validation.NotNull;
import dev.stepshift.pipeline.Validation.OwnSql;
import dev.stepshift.pipeline.Validation.Relationships;
import dev.stepshift.pipeline.Validation.RowCount;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the validations of one table. */
final class ValidationReader {

  /** Another table's column that a validation looks at; judged when all tables are read. */
  record Reference(Word to, Word field) {}

  private static final List<String> KINDS =
      List.of("row_count", "not_null", "unique", "accepted_values", "relationships", "sql");
  private static final List<String> PLACEHOLDERS = List.of("{staging}", "{target}", "{run_date}");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z_ ]*}");
  private static final Pattern QUERY = Pattern.compile("(?is)\\s*(select|with)\\b.*[^;\\s]\\s*");

  private final Problems problems;
  private final ColumnNames columns;
  private final List<Validation> validations = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  ValidationReader(Problems problems, ColumnNames columns) {
    this.problems = problems;
    this.columns = columns;
  }

  List<Validation> validations() {
    return validations;
  }

  List<Reference> references() {
    return references;
  }

  void read(YamlMap fields) {
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
      for (String bound : fields.fieldsAmong(List.of("minimum", "maximum"))) {
        fields.problem(bound, "is for sql; row_count takes its bounds inside, others have none");
      }
    }
    switch (kind) {
      case "row_count" -> readRowCount(fields, severity, subject);
      case "not_null" -> readNotNull(fields, severity, subject);
      case "unique" -> readUnique(fields, severity, subject);
      case "accepted_values" -> readAcceptedValues(fields, severity, subject);
      case "relationships" -> readRelationships(fields, severity, subject);
      default -> readSql(fields, severity, subject);
    }
  }

  private void readRowCount(YamlMap fields, Severity severity, Subject subject) {
    Optional<YamlMap> bounds = fields.map("row_count", Shape.ROW_COUNT);
    if (bounds.isPresent()) {
      Optional<BigDecimal> minimum = bounds.get().number("minimum");
      Optional<BigDecimal> maximum = bounds.get().number("maximum");
      checkBounds(bounds.get(), minimum, maximum);
      String name = readName(fields, "row_count", subject);
      validations.add(new RowCount(name, severity, subject, minimum, maximum));
    }
  }

  private void readNotNull(YamlMap fields, Severity severity, Subject subject) {
    List<String> names = columns.known(fields.words("not_null"));
    Optional<Word> given = fields.word("name");
    for (String column : names) {
      String name =
          given
              .map(word -> names.size() == 1 ? word.text() : word.text() + "_" + column)
              .orElse("not_null_" + column);
      checkName(fields, name, subject);
      validations.add(new NotNull(name, severity, subject, column));
    }
  }

  private void readUnique(YamlMap fields, Severity severity, Subject subject) {
    List<String> names = columns.known(fields.words("unique"));
    String name = readName(fields, "unique_" + String.join("_", names), subject);
    validations.add(new Unique(name, severity, subject, names));
  }

  private void readAcceptedValues(YamlMap fields, Severity severity, Subject subject) {
    Optional<YamlMap> check = fields.map("accepted_values", Shape.ACCEPTED_VALUES);
    if (check.isEmpty()) {
      return;
    }
    Optional<Word> column = check.get().required("column", "name the column to look at");
    List<Word> values = check.get().words("values");
    if (!check.get().has("values")) {
      check.get().problem("values", "is missing; list the values, such as [F, O, P]");
    }
    Set<String> seen = new HashSet<>();
    for (Word value : values) {
      if (!seen.add(value.text())) {
        problems.add(value, "'" + value.text() + "' is listed twice; remove one");
      }
    }
    column
        .filter(columns::isKnown)
        .ifPresent(
            word ->
                validations.add(
                    new AcceptedValues(
                        readName(fields, "accepted_values_" + word.text(), subject),
                        severity,
                        subject,
                        word.text(),
                        values.stream().map(Word::text).toList())));
  }

  private void readRelationships(YamlMap fields, Severity severity, Subject subject) {
    Optional<YamlMap> check = fields.map("relationships", Shape.RELATIONSHIPS);
    if (check.isEmpty()) {
      return;
    }
    Optional<Word> column = check.get().required("column", "name this table's column");
    Optional<Word> to = check.get().required("to", "name the table to look in");
    Optional<Word> field = check.get().required("field", "name the column of the other table");
    boolean known = column.filter(columns::isKnown).isPresent();
    if (to.isPresent() && field.isPresent()) {
      references.add(new Reference(to.get(), field.get()));
      if (known) {
        String name = readName(fields, "relationships_" + column.get().text(), subject);
        validations.add(
            new Relationships(
                name, severity, subject, column.get().text(), to.get().text(), field.get().text()));
      }
    }
  }

  private void readSql(YamlMap fields, Severity severity, Subject subject) {
    Optional<BigDecimal> minimum = fields.number("minimum");
    Optional<BigDecimal> maximum = fields.number("maximum");
    checkBounds(fields, minimum, maximum);
    Optional<Word> sql = fields.word("sql");
    fields.required("name", "an own query needs one, such as no_negative_price");
    if (sql.isPresent() && fields.has("name")) {
      checkQuery(sql.get());
      String name = readName(fields, "sql", subject);
      validations.add(
          new OwnSql(name, severity, subject, sql.get().text().strip(), minimum, maximum));
    }
  }

  private void checkQuery(Word sql) {
    if (!QUERY.matcher(sql.text()).matches()) {
      problems.add(sql, "is not one query; begin with select or with, and end without a semicolon");
    }
    Matcher placeholder = PLACEHOLDER.matcher(sql.text());
    while (placeholder.find()) {
      if (!PLACEHOLDERS.contains(placeholder.group())) {
        problems.add(
            sql,
            placeholder.group()
                + " is unknown; "
                + Names.suggest(placeholder.group(), PLACEHOLDERS, "known placeholders"));
      }
    }
  }

  private static void checkBounds(
      YamlMap fields, Optional<BigDecimal> minimum, Optional<BigDecimal> maximum) {
    if (!fields.has("minimum") && !fields.has("maximum")) {
      fields.problem("has no bound; add minimum, maximum or both");
    } else if (minimum.isPresent()
        && maximum.isPresent()
        && minimum.get().compareTo(maximum.get()) > 0) {
      fields.problem("maximum", "is below minimum; swap the two");
    }
  }

  private String readName(YamlMap fields, String ifAbsent, Subject subject) {
    String name = fields.text("name", ifAbsent);
    checkName(fields, name, subject);
    return name;
  }

  private void checkName(YamlMap fields, String name, Subject subject) {
    if (!Names.isIdentifier(name)) {
      fields.problem(
          "name", "'" + name + "' is no name; write up to 127 of a-z, 0-9, _, not a digit first");
    } else if (!names.add(subject + name)) {
      fields.problem(
          "name",
          "'%s' is the name of another check of %s; give this one a name of its own"
              .formatted(name, subject.name().toLowerCase(Locale.ROOT)));
    }
  }
}
