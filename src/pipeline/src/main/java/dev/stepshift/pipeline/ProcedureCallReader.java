package dev.stepshift.pipeline;

import dev.stepshift.pipeline.ProcedureCall.Argument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the procedure of a table whose strategy is to call one. */
final class ProcedureCallReader {

  private static final List<String> ARGUMENTS =
      Arrays.stream(Argument.values()).map(one -> one.name().toLowerCase(Locale.ROOT)).toList();

  private final Problems problems;

  ProcedureCallReader(Problems problems) {
    this.problems = problems;
  }

  ProcedureCall read(YamlMap table, Strategy strategy) {
    Optional<YamlMap> fields = table.map("procedure", Shape.PROCEDURE);
    if (strategy != Strategy.PROCEDURE) {
      if (table.has("procedure")) {
        table.problem("procedure", "is for strategy procedure; remove it or write that strategy");
      }
      return ProcedureCall.NONE;
    }
    if (!table.has("procedure")) {
      table.problem("procedure", "is missing; name it, such as {call: load_sales}");
    }
    return fields.map(this::read).orElse(ProcedureCall.NONE);
  }

  private ProcedureCall read(YamlMap fields) {
    Optional<Word> name = fields.required("call", "name the procedure");
    name.filter(word -> !Names.isIdentifier(word.text()))
        .ifPresent(
            word ->
                problems.add(
                    word,
                    "'%s' is no name of a procedure; write up to %d of a-z, 0-9, _, not a digit first"
                        .formatted(word.text(), Names.MAX_LENGTH)));
    List<Argument> arguments = new ArrayList<>();
    for (Word word : fields.words("arguments")) {
      int index = ARGUMENTS.indexOf(word.text());
      if (index < 0) {
        problems.add(
            word,
            "'%s' is unknown; %s"
                .formatted(word.text(), Names.suggest(word.text(), ARGUMENTS, "known arguments")));
      } else {
        arguments.add(Argument.values()[index]);
      }
    }
    return new ProcedureCall(name.map(Word::text).orElse(""), arguments);
  }
}
