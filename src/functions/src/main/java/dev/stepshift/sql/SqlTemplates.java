package dev.stepshift.sql;

import dev.stepshift.errors.TemplateInvalid;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Fills SQL templates from models, and a pipeline's own SQL from a few words. */
public final class SqlTemplates {

  private final Engine engine;
  private final Function<String, String> texts;

  /**
   * @param texts the text of a file below the {@code sql/} folder
   */
  public SqlTemplates(Function<String, String> texts) {
    this(engine(), texts);
  }

  private static Engine engine() {
    return Engine.builder()
        .addDefaults()
        .addValueResolver(new RecordValues())
        .strictRendering(true)
        .build();
  }

  private SqlTemplates(Engine engine, Function<String, String> texts) {
    this.engine = engine;
    this.texts = texts;
  }

  /** The same engine over other texts: making one takes longer than filling a template. */
  public SqlTemplates over(Function<String, String> otherTexts) {
    return new SqlTemplates(engine, otherTexts);
  }

  /**
   * Fills one file of {@code sql/templates/}.
   *
   * @param name below that folder, such as {@code upsert/merge.sql}
   * @throws TemplateInvalid if the template cannot be parsed or says what the model lacks
   */
  public String render(String name, TemplateModel model) {
    String path = "templates/" + name;
    return fill(parse(path, texts.apply(path)), path, model);
  }

  /** As {@link #render(String, TemplateModel)}, of a map. */
  public String render(String name, Map<String, ?> data) {
    String path = "templates/" + name;
    return fill(parse(path, texts.apply(path)), path, data);
  }

  /**
   * Fills a pipeline's own SQL, which may use the given words in braces and nothing else of the
   * template language: whoever writes {@code {3}} in a regular expression must not lose it
   * silently.
   *
   * @param where names the SQL in an error
   * @throws TemplateInvalid if the SQL uses another word
   */
  public String fillOwn(String where, String sql, Map<String, String> words) {
    Template template = parse(where, sql);
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
    return fill(template, where, words);
  }

  /** Fills a file of a pipeline's own SQL, as {@link #fillOwn} does; its path names it. */
  public String fillOwnFile(String path, Map<String, String> words) {
    return fillOwn(path, texts.apply(path), words);
  }

  private Template parse(String where, String text) {
    try {
      return engine.parse(text, null, where);
    } catch (TemplateException problem) {
      throw new TemplateInvalid(where + ": " + problem.getMessage());
    }
  }

  private static String fill(Template template, String where, Object data) {
    try {
      return template.render(data);
    } catch (TemplateException problem) {
      throw new TemplateInvalid(where + ": " + problem.getMessage());
    }
  }
}
