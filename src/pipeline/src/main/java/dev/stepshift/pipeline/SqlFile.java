package dev.stepshift.pipeline;

/** Files with a pipeline's own SQL, which lie in the pipeline's folder. */
public final class SqlFile {

  public static final String ENDING = ".sql";

  private SqlFile() {}

  /**
   * The file's path inside {@code sql/}.
   *
   * @param file as {@code pipeline.yaml} names it
   */
  public static String path(Pipeline pipeline, String file) {
    return "pipelines/" + pipeline.name() + '/' + require(file);
  }

  static String require(String file) {
    if (!isOne(file)) {
      throw new IllegalArgumentException(file + " is not an SQL file of a pipeline's folder");
    }
    return file;
  }

  /** Whether it can be the path of such a file. */
  public static boolean isOne(String file) {
    return file.endsWith(ENDING) && PipelineStore.INSIDE.matcher(file).matches();
  }
}
