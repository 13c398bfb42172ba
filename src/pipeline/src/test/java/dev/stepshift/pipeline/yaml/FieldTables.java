package dev.stepshift.pipeline.yaml;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the tables of fields into a page of Markdown. {@code <!-- fields of table -->} stands
 * before a table of the fields of that object, or of several objects, {@code <!-- kinds of
 * validation -->} before one of those of which an object has exactly one; {@code <!-- end -->}
 * stands behind it.
 */
record FieldTables(String page) {

  private static final Pattern MARKED =
      Pattern.compile(
          "(<!-- (fields|kinds) of ([a-z_, ]+) -->\\n)(.*?)(<!-- end -->)", Pattern.DOTALL);

  /** The page with tables as the fields are declared. */
  String text() {
    return MARKED
        .matcher(page)
        .replaceAll(
            marked ->
                Matcher.quoteReplacement(
                    marked.group(1)
                        + "\n"
                        + table(marked.group(2), List.of(marked.group(3).split(", ")))
                        + "\n"
                        + marked.group(5)));
  }

  /** The objects whose fields are in a table of the page. */
  List<String> objects() {
    return MARKED
        .matcher(page)
        .results()
        .flatMap(marked -> Arrays.stream(marked.group(3).split(", ")))
        .toList();
  }

  private static String table(String what, List<String> names) {
    if (what.equals("kinds")) {
      YamlObject object = named(names.get(0));
      return "| one of | takes | is |\n|---|---|---|\n"
          + object.fields().stream()
              .filter(YamlField::alternative)
              .map(field -> row("`" + field.name() + "`", field.type().takes(), field.sentence()))
              .collect(joining());
    }
    List<YamlObject> objects = names.stream().map(FieldTables::named).toList();
    boolean choices =
        objects.stream()
            .flatMap(object -> object.fields().stream())
            .anyMatch(field -> field.onlyWith().isPresent());
    return (choices
            ? "| field | only with | takes | default | is |\n|---|---|---|---|---|\n"
            : "| field | takes | default | is |\n|---|---|---|---|\n")
        + objects.stream()
            .map(object -> rows(object, objects.size() > 1 ? object.name() + "." : "", choices))
            .collect(joining());
  }

  private static YamlObject named(String name) {
    return PipelineSchema.objects().stream()
        .filter(object -> object.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("pipeline.yaml has no object " + name));
  }

  private static String rows(YamlObject object, String prefix, boolean choices) {
    return object.fields().stream()
        .filter(field -> !field.alternative())
        .map(
            field -> {
              String name = "`" + prefix + field.name() + "`";
              String shown = field.needed().isPresent() ? "**" + name + "**" : name;
              return choices
                  ? row(
                      shown,
                      choices(field),
                      field.type().takes(),
                      standard(field),
                      field.sentence())
                  : row(shown, field.type().takes(), standard(field), field.sentence());
            })
        .collect(joining());
  }

  private static String standard(YamlField<?> field) {
    return field.standard().map(text -> "`" + text + "`").or(field::usual).orElse("");
  }

  private static String choices(YamlField<?> field) {
    return field
        .onlyWith()
        .map(with -> "`" + with.field() + "`: " + String.join(", ", with.words()))
        .orElse("");
  }

  private static String row(String... cells) {
    return Arrays.stream(cells)
            .map(cell -> cell.isEmpty() ? "| " : "| " + cell.replace("|", "\\|") + " ")
            .collect(joining())
        + "|\n";
  }
}
