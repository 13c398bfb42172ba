package dev.stepshift.errors;

/** No pipeline, or no file of a pipeline, under this name. */
public class PipelineNotFound extends RuntimeException {

  public PipelineNotFound(String message) {
    super(message);
  }
}
