package dev.stepshift.sql;

import dev.stepshift.errors.TemplateInvalid;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.Variant;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Fills SQL templates from models, and a pipeline's own SQL from a few words. Templates may include
 * each other and know the sections {@code list}, {@code lines}, {@code and}, {@code or} and {@code
 * same}.
 */
public final class SqlTemplates {

  private static final String FOLDER = "templates/";

  private final Engine ownEngine;
  private final Engine engine;
  private final Function<String, String> texts;

  /**
   * @param texts the text of a file below the {@code sql/} folder
   */
  public SqlTemplates(Function<String, String> texts) {
    this(Engine.builder().addDefaults().strictRendering(true).build(), texts);
  }

  private SqlTemplates(Engine ownEngine, Function<String, String> texts) {
    this.ownEngine = ownEngine;
    // An engine keeps what it has parsed, so each state of the files has one of its own.
    this.engine =
        Engine.builder()
            .addDefaults()
            .addValueResolver(new RecordValues())
            .addSectionHelpers(JoinedSection.factories())
            .addSectionHelper(new SameSection.Factory())
            .addLocator(name -> Optional.of(new TemplateText(texts.apply(FOLDER + name))))
            .strictRendering(true)
            .build();
    this.texts = texts;
  }

  /** Templates of other texts, such as those of the files as they are by now. */
  public SqlTemplates over(Function<String, String> otherTexts) {
    return new SqlTemplates(ownEngine, otherTexts);
  }

  /**
   * Fills one file of {@code sql/templates/}.
   *
   * @param name below that folder, such as {@code upsert/merge.sql}
   * @throws TemplateInvalid if the template, or one that it includes, cannot be parsed or says what
   *     the model lacks; the message names file and line
   */
  public String render(String name, TemplateModel model) {
    String path = FOLDER + name;
    Template template = checked(path, () -> engine.getTemplate(name));
    return checked(path, () -> template.render(model));
  }

  /**
   * Fills a pipeline's own SQL, which may use the given words in braces and nothing else of the
   * template language: whoever writes {@code {3}} in a regular expression must not lose it
   * silently. A comment may hold any braces.
   *
   * @param where names the SQL in an error
   * @throws TemplateInvalid if the SQL uses another word
   */
  public String fillOwn(String where, String sql, Map<String, String> words) {
    Template template =
        checked(where, () -> ownEngine.parse(CommentBraces.escape(sql), null, where));
    Set<String> used =
        template.getExpressions().stream()
            .map(Expression::toOriginalString)
            .collect(Collectors.toSet());
    List<String> unknown = used.stream().filter(word -> !words.containsKey(word)).sorted().toList();
    if (!unknown.isEmpty()) {
      throw new TemplateInvalid(
          where
              + " uses {"
              + String.join("}, {", unknown)
              + "}; known are {"
              + words.keySet().stream().sorted().collect(Collectors.joining("}, {"))
              + "}. Write \\{ for a brace that is part of the SQL.");
    }
    return checked(where, () -> template.render(words));
  }

  /** Fills a file of a pipeline's own SQL, as {@link #fillOwn} does; its path names it. */
  public String fillOwnFile(String path, Map<String, String> words) {
    String text = texts.apply(path);
    // Editors of Windows write the mark of UTF-8, which is no part of the SQL.
    return fillOwn(path, text.startsWith("\uFEFF") ? text.substring(1) : text, words);
  }

  private static <T> T checked(String where, Supplier<T> work) {
    try {
      return work.get();
    } catch (TemplateException problem) {
      throw new TemplateInvalid(where + ": " + message(problem));
    }
  }

  /** What is wrong in an included file is told by the exception at the bottom. */
  private static String message(Throwable problem) {
    return problem.getCause() == null
        ? Objects.requireNonNullElse(problem.getMessage(), problem.toString())
        : message(problem.getCause());
  }

  /** The text of one template, as the engine asks for it. */
  private record TemplateText(String text) implements TemplateLocation {

    @Override
    public Reader read() {
      return new StringReader(text);
    }

    @Override
    public Optional<Variant> getVariant() {
      return Optional.empty();
    }
  }
}
