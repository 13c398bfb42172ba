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

  /** The call, if the strategy has one and it has a name. */
  Optional<ProcedureCall> read(YamlMap table, Strategy strategy) {
    Optional<YamlMap> fields = table.map("procedure", Shape.PROCEDURE);
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
    Optional<Word> name = fields.required("call", "name the procedure").filter(this::isName);
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
    return name.map(word -> new ProcedureCall(word.text(), arguments));
  }

  private boolean isName(Word word) {
    Names.checkIdentifier(problems, word, "procedure");
    return Names.isIdentifier(word.text());
  }
}
