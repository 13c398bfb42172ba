package dev.stepshift.pipeline.yaml;

import dev.stepshift.pipeline.NameRules;
import dev.stepshift.pipeline.ProcedureCall;
import dev.stepshift.pipeline.ProcedureCall.Argument;
import dev.stepshift.pipeline.Strategy;
import dev.stepshift.pipeline.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the procedure of a table whose strategy is to call one. */
final class ProcedureCallReader {

  private static final List<String> ARGUMENTS =
      Arrays.stream(Argument.values()).map(one -> one.name().toLowerCase(Locale.ROOT)).toList();

  private final YamlProblems problems;

  ProcedureCallReader(YamlProblems problems) {
    this.problems = problems;
  }

  /** The call, if the strategy has one and it has a name. */
  Optional<ProcedureCall> read(YamlMap table, Strategy strategy) {
    Optional<YamlMap> fields = table.map("procedure", KnownFields.PROCEDURE);
    if (strategy != Strategy.PROCEDURE) {
      if (table.has("procedure")) {
        table.problem("procedure", "is for strategy procedure; remove it or write that strategy");
      }
      return Optional.empty();
    }
    if (!table.has("procedure")) {
      table.problem("procedure", "is missing; name it, such as {call: load_sales}");
    }
    return fields.flatMap(this::read);
  }

  private Optional<ProcedureCall> read(YamlMap fields) {
    Optional<YamlScalar> name = fields.required("call", "name the procedure").filter(this::isName);
    List<Argument> arguments = new ArrayList<>();
    for (YamlScalar scalar : fields.scalars("arguments")) {
      int index = ARGUMENTS.indexOf(scalar.text());
      if (index < 0) {
        problems.add(
            scalar,
            "'%s' is unknown; %s"
                .formatted(
                    scalar.text(), Suggestion.of(scalar.text(), ARGUMENTS, "known arguments")));
      } else {
        arguments.add(Argument.values()[index]);
      }
    }
    return name.map(scalar -> new ProcedureCall(scalar.text(), arguments));
  }

  private boolean isName(YamlScalar scalar) {
    problems.checkIdentifier(scalar, "procedure");
    return NameRules.isIdentifier(scalar.text());
  }
}
