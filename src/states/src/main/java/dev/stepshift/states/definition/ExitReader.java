package dev.stepshift.states.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepshift.states.definition.ExpressionRules.Sees;
import java.util.EnumSet;
import java.util.Optional;

/** Reads Assign, Output, and where to go next. */
final class ExitReader {

  private static final int LONGEST_NAME = 80;

  private final ExpressionRules expressions;

  ExitReader(ExpressionRules expressions) {
    this.expressions = expressions;
  }

  /** Of a state that has either Next or End. */
  Exit read(Fields fields, EnumSet<Sees> sees) {
    Optional<String> next = fields.text("Next");
    boolean ends =
        fields.value("End").map(end -> end.isBoolean() && end.booleanValue()).orElse(false);
    if (fields.has("End") && !ends) {
      fields.problem("End", "must be true, or absent");
    } else if (next.isPresent() && ends) {
      fields.problem("End", "cannot stand beside Next");
    } else if (!fields.has("Next") && !ends) {
      fields.problem("", "needs Next, or \"End\": true");
    }
    return new Exit(assign(fields, sees), output(fields, sees), next);
  }

  Exit readOutput(Fields fields) {
    return new Exit(Optional.empty(), output(fields, EnumSet.noneOf(Sees.class)), Optional.empty());
  }

  Exit readRule(Fields rule) {
    return withNext(rule, EnumSet.noneOf(Sees.class));
  }

  Exit readCatcher(Fields catcher) {
    return withNext(catcher, EnumSet.of(Sees.ERROR_OUTPUT));
  }

  Exit readDefault(Fields choice) {
    EnumSet<Sees> sees = EnumSet.noneOf(Sees.class);
    return new Exit(assign(choice, sees), output(choice, sees), choice.text("Default"));
  }

  private Exit withNext(Fields fields, EnumSet<Sees> sees) {
    Optional<String> next = fields.requiredText("Next");
    return new Exit(assign(fields, sees), output(fields, sees), next);
  }

  private Optional<JsonNode> output(Fields fields, EnumSet<Sees> sees) {
    Optional<JsonNode> output = fields.value("Output");
    output.ifPresent(value -> expressions.check(value, fields.path("Output"), sees));
    return output;
  }

  private Optional<JsonNode> assign(Fields fields, EnumSet<Sees> sees) {
    Optional<Fields> object = fields.object("Assign");
    if (object.isEmpty()) {
      return Optional.empty();
    }
    object.get().names().forEach(name -> checkName(object.get(), name));
    Optional<JsonNode> assign = fields.value("Assign");
    assign.ifPresent(value -> expressions.check(value, fields.path("Assign"), sees));
    return assign;
  }

  private static void checkName(Fields assign, String name) {
    if (name.equals("states")) {
      assign.problem(name, "is a reserved name");
    } else if (name.length() > LONGEST_NAME) {
      assign.problem(name, "is longer than " + LONGEST_NAME + " characters");
    } else if (name.isEmpty()
        || !Character.isUnicodeIdentifierStart(name.codePointAt(0))
        || !name.codePoints().skip(1).allMatch(Character::isUnicodeIdentifierPart)) {
      assign.problem(name, "is not a variable name; parts of a variable cannot be assigned");
    }
  }
}
