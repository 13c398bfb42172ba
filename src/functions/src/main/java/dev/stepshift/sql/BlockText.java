package dev.stepshift.sql;

import io.quarkus.qute.ResultNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Turns filled blocks of a template into texts. */
final class BlockText {

  private BlockText() {}

  static CompletionStage<List<String>> all(List<CompletionStage<ResultNode>> blocks) {
    List<CompletableFuture<String>> texts =
        blocks.stream().map(block -> block.thenApply(BlockText::of).toCompletableFuture()).toList();
    return CompletableFuture.allOf(texts.toArray(CompletableFuture[]::new))
        .thenApply(done -> texts.stream().map(CompletableFuture::join).toList());
  }

  private static String of(ResultNode block) {
    StringBuilder text = new StringBuilder();
    block.process(text::append);
    return text.toString();
  }
}
