package dev.stepshift.errors;

import java.util.List;

/** A {@code pipeline.yaml} cannot be used; the message lists every problem, one a line. */
public class PipelineInvalid extends RuntimeException {

  private final List<String> problems;

  /**
   * @param problems each as {@code <file>:<line>: <path>: <what is wrong>; <fix>}, in the order of
   *     the file
   */
  public PipelineInvalid(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
