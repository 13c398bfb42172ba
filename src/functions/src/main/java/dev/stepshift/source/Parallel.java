package dev.stepshift.source;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Asks S3 many small questions at once. */
public final class Parallel {

  /** Connections that the SDK's client keeps are 50. */
  private static final int MOST_AT_ONCE = 32;

  private Parallel() {}

  /**
   * The answers in the order of the questions. The first one that fails ends the others.
   *
   * @throws RuntimeException what a question threw
   */
  public static <Q, A> List<A> map(List<Q> questions, Function<Q, A> ask) {
    if (questions.size() < 2) {
      return questions.stream().map(ask).toList();
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.min(MOST_AT_ONCE, questions.size()));
    try {
      List<Future<A>> asked = new ArrayList<>();
      questions.forEach(question -> asked.add(threads.submit(() -> ask.apply(question))));
      List<A> answers = new ArrayList<>();
      for (Future<A> answer : asked) {
        answers.add(answer.get());
      }
      return answers;
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The questions to S3 were interrupted.", stopped);
    } finally {
      threads.shutdownNow();
    }
  }
}
