package dev.stepshift.pipeline.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One field of {@code pipeline.yaml}, declared once: readers, the check for unknown fields, the
 * JSON Schema and the tables of the documentation go by it.
 *
 * @param sentence what it is, in Markdown
 * @param needed how to fix its absence; empty for a field that may be left out
 * @param usual what it is when left out, in Markdown, where that depends on something
 * @param onlyWith the choices that it goes with; empty for any
 * @param alternative whether an object holds exactly one of the fields so marked
 * @param formerName the name that it had before
 * @param examples of values, as YAML writes them
 */
record YamlField<T>(
    String name,
    ValueType<T> type,
    String sentence,
    Optional<String> needed,
    Optional<String> usual,
    Optional<OnlyWith> onlyWith,
    boolean alternative,
    Optional<String> formerName,
    List<String> examples) {

  /** What it is when left out, as YAML writes it. */
  Optional<String> standard() {
    return needed.isPresent() ? Optional.empty() : type.standard();
  }

  /** The choices of another field that a field goes with. */
  record OnlyWith(String field, List<String> words) {

    boolean allows(String word) {
      return words.contains(word);
    }

    /** What is wrong with a field that stands beside another choice; the fix. */
    String refusal(String chosen) {
      String choices = field + ": " + joined();
      return words.size() > 2
          ? "is not for %s: %s; remove it or write %s".formatted(field, chosen, choices)
          : "is for %s only; remove it or write %s".formatted(choices, choices);
    }

    private String joined() {
      int last = words.size() - 1;
      return last == 0
          ? words.get(0)
          : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }
  }

  /** A field while it is declared; {@link #is} ends that. */
  static final class Declaration<T> {

    private final YamlObject object;
    private final String name;
    private final ValueType<T> type;
    private Optional<String> needed = Optional.empty();
    private Optional<String> usual = Optional.empty();
    private Optional<OnlyWith> onlyWith = Optional.empty();
    private boolean alternative;
    private Optional<String> formerName = Optional.empty();
    private List<String> examples = List.of();

    Declaration(YamlObject object, String name, ValueType<T> type) {
      this.object = object;
      this.name = name;
      this.type = type;
    }

    Declaration<T> needed(String fix) {
      needed = Optional.of(fix);
      return this;
    }

    Declaration<T> usually(String markdown) {
      usual = Optional.of(markdown);
      return this;
    }

    @SafeVarargs
    final <E extends Enum<E>> Declaration<T> onlyWith(YamlField<E> field, E... choices) {
      List<String> words = new ArrayList<>();
      for (E choice : choices) {
        words.add(ScalarType.word(choice));
      }
      onlyWith = Optional.of(new OnlyWith(field.name, List.copyOf(words)));
      return this;
    }

    Declaration<T> alternative() {
      alternative = true;
      return this;
    }

    Declaration<T> formerly(String oldName) {
      formerName = Optional.of(oldName);
      return this;
    }

    Declaration<T> example(String... values) {
      examples = List.of(values);
      return this;
    }

    /** Declares the field. */
    YamlField<T> is(String sentence) {
      YamlField<T> field =
          new YamlField<>(
              name, type, sentence, needed, usual, onlyWith, alternative, formerName, examples);
      object.add(field);
      return field;
    }
  }
}
