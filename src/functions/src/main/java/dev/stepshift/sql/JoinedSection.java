package dev.stepshift.sql;

import io.quarkus.qute.Expression;
import io.quarkus.qute.Mapper;
import io.quarkus.qute.ResultNode;
import io.quarkus.qute.Scope;
import io.quarkus.qute.SectionHelper;
import io.quarkus.qute.SectionHelperFactory;
import io.quarkus.qute.SingleResultNode;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateNode.Origin;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * A section that repeats what it holds for each element of a list, which it calls {@code it}, and
 * puts a separator between: {@code {#and key}known.{it} = staged.{it}{/and}}.
 */
final class JoinedSection implements SectionHelper {

  private static final String LIST = "list";

  private final Expression list;
  private final String separator;

  private JoinedSection(Expression list, String separator) {
    this.list = list;
    this.separator = separator;
  }

  @Override
  public CompletionStage<ResultNode> resolve(SectionResolutionContext context) {
    return context
        .evaluate(list)
        .thenCompose(elements -> BlockText.all(each(elements, context)))
        .thenApply(texts -> new SingleResultNode(String.join(separator, texts)));
  }

  private List<CompletionStage<ResultNode>> each(
      Object elements, SectionResolutionContext context) {
    if (elements instanceof Iterable<?> iterable) {
      return StreamSupport.stream(iterable.spliterator(), false)
          .map(element -> one(element, context))
          .toList();
    }
    throw new TemplateException(
        "Rendering error in%s: %s is no list".formatted(list.getOrigin(), list.toOriginalString()));
  }

  private static CompletionStage<ResultNode> one(Object element, SectionResolutionContext context) {
    return context.execute(
        context.resolutionContext().createChild(Mapper.wrap(Map.of("it", element)), Map.of()));
  }

  /** The sections of this kind that templates know. */
  static SectionHelperFactory<?>[] factories() {
    return new Factory[] {
      new Factory("list", at -> ", "),
      new Factory("lines", at -> ",\n" + " ".repeat(at.getLineCharacterStart() - 1)),
      new Factory("and", at -> " and "),
      new Factory("or", at -> " or ")
    };
  }

  /**
   * @param separator by the place where the section begins
   */
  private record Factory(String name, Function<Origin, String> separator)
      implements SectionHelperFactory<JoinedSection> {

    @Override
    public List<String> getDefaultAliases() {
      return List.of(name);
    }

    @Override
    public ParametersInfo getParameters() {
      return ParametersInfo.builder().addParameter(LIST).build();
    }

    @Override
    public Scope initializeBlock(Scope outer, BlockInfo block) {
      block.addExpression(LIST, block.getParameter(LIST));
      return outer;
    }

    @Override
    public JoinedSection initialize(SectionInitContext context) {
      return new JoinedSection(context.getExpression(LIST), separator.apply(context.getOrigin()));
    }
  }
}
