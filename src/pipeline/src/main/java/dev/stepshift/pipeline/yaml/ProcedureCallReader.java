package dev.stepshift.pipeline.yaml;

import static dev.stepshift.pipeline.yaml.TableFields.PROCEDURE;
import static dev.stepshift.pipeline.yaml.TableFields.TABLE;

import dev.stepshift.pipeline.ProcedureCall;
import dev.stepshift.pipeline.Strategy;
import java.util.List;
import java.util.Optional;

/** Reads the procedure of a table whose strategy is to call one. */
final class ProcedureCallReader {

  /** The call, if the strategy has one and it has a name. */
  Optional<ProcedureCall> read(YamlMap table, Strategy strategy) {
    if (strategy != Strategy.PROCEDURE) {
      return Optional.empty();
    }
    if (!table.has(TABLE.procedure)) {
      table.problem(TABLE.procedure, "is missing; name it, such as {call: load_sales}");
    }
    return table.get(TABLE.procedure).flatMap(this::read);
  }

  private Optional<ProcedureCall> read(YamlMap fields) {
    List<ProcedureCall.Argument> arguments = fields.get(PROCEDURE.arguments);
    return fields.get(PROCEDURE.call).map(name -> new ProcedureCall(name, arguments));
  }
}
