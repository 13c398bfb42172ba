package dev.stepshift.pipeline.yaml;

import dev.stepshift.pipeline.NamingRules;
import dev.stepshift.pipeline.Validation;
import dev.stepshift.pipeline.Validation.Measured;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** The validations that were read without a problem, each with a name of its own. */
final class ValidationList {

  /** The machine reads by them whether a load wrote anything. */
  private static final Set<String> TOLD_BY_THE_MERGE = Set.of("appended_rows", "older_delivery");

  private final YamlProblems problems;
  private final YamlField<?> nameField;
  private final Function<ValidationEntry, String> whose;
  private final List<Validation> validations = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  /**
   * @param nameField that holds the name of a validation
   * @param whose what a validation's name must be unique in
   */
  ValidationList(
      YamlProblems problems, YamlField<?> nameField, Function<ValidationEntry, String> whose) {
    this.problems = problems;
    this.nameField = nameField;
    this.whose = whose;
  }

  List<Validation> all() {
    return List.copyOf(validations);
  }

  /** Adds a validation, unless its entry has a problem. */
  void add(ValidationEntry entry, String name, Supplier<Validation> validation) {
    checkName(entry, name);
    if (problems.noted() == entry.noted()) {
      validations.add(validation.get());
    }
  }

  void addMeasured(ValidationEntry entry, String name, BoundedMeasure bounded) {
    add(
        entry,
        name,
        () ->
            new Measured(
                name,
                entry.severity(),
                entry.subject(),
                bounded.measure(),
                bounded.minimum(),
                bounded.maximum()));
  }

  private void checkName(ValidationEntry entry, String name) {
    if (!NamingRules.isIdentifier(name)) {
      entry
          .fields()
          .problem(
              nameField,
              "'%s' is not a valid name; write up to %d of a-z, 0-9, _, not a digit first"
                  .formatted(name, NamingRules.MAX_LENGTH));
    } else if (TOLD_BY_THE_MERGE.contains(name)) {
      entry
          .fields()
          .problem(
              nameField, "'%s' is a check of Stepshift's own; choose another name".formatted(name));
    } else if (!names.add(whose.apply(entry) + '.' + name)) {
      entry
          .fields()
          .problem(
              nameField,
              "'%s' is the name of another check of %s; give this one a name of its own"
                  .formatted(name, whose.apply(entry)));
    }
  }
}
