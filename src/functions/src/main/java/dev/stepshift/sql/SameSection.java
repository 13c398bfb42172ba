package dev.stepshift.sql;

import io.quarkus.qute.ResultNode;
import io.quarkus.qute.SectionBlock;
import io.quarkus.qute.SectionHelper;
import io.quarkus.qute.SectionHelperFactory;
import io.quarkus.qute.SingleResultNode;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A section that compares two values: {@code {#same}known.{it}{#as}staged.{it}{/same}} is true if
 * they are equal or both null, and false otherwise. Redshift has no {@code is distinct from}; a
 * {@code case} is never null itself, so that {@code not} before it is the opposite.
 */
final class SameSection implements SectionHelper {

  private static final String AS = "as";
  private static final String SQL =
      "(case when %1$s = %2$s then 1 when %1$s is null and %2$s is null then 1 else 0 end = 1)";

  private final SectionBlock one;
  private final SectionBlock other;

  private SameSection(SectionBlock one, SectionBlock other) {
    this.one = one;
    this.other = other;
  }

  @Override
  public CompletionStage<ResultNode> resolve(SectionResolutionContext context) {
    return BlockText.all(List.of(fill(one, context), fill(other, context)))
        .thenApply(texts -> new SingleResultNode(SQL.formatted(texts.toArray())));
  }

  private static CompletionStage<ResultNode> fill(
      SectionBlock block, SectionResolutionContext context) {
    return context.execute(block, context.resolutionContext());
  }

  /** Makes the section of a template. */
  static final class Factory implements SectionHelperFactory<SameSection> {

    @Override
    public List<String> getDefaultAliases() {
      return List.of("same");
    }

    @Override
    public List<String> getBlockLabels() {
      return List.of(AS);
    }

    @Override
    public SameSection initialize(SectionInitContext context) {
      return new SameSection(context.getBlock(MAIN_BLOCK_NAME), context.getBlock(AS));
    }
  }
}
