package dev.stepshift.pipeline;

/** Where pipelines and SQL templates are kept. */
public interface PipelineStore {

  /** Reads and checks {@code pipelines/<name>/pipeline.yaml}. */
  Pipeline pipeline(String name);

  /**
   * A file's text.
   *
   * @param path below the {@code sql/} folder, such as {@code templates/copy.sql}
   */
  String text(String path);
}
