package dev.stepshift.pipeline;

import dev.stepshift.errors.PipelineNotFound;
import java.util.regex.Pattern;

/** The {@code sql/} folder, wherever it is kept: pipelines, their queries, and the templates. */
public interface PipelineStore {

  /** Relative, and no segment begins with a dot, so that no path leaves the folder. */
  Pattern INSIDE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

  /**
   * The pipeline of the folder {@code pipelines/<name>/}.
   *
   * @throws PipelineNotFound if there is none
   * @throws dev.stepshift.errors.PipelineInvalid if its file has problems
   */
  Pipeline pipeline(String name);

  /**
   * The text of a file.
   *
   * @param path inside {@code sql/}, such as {@code templates/upsert/merge.sql}
   * @throws PipelineNotFound if there is none
   */
  String text(String path);

  /** The store as it is now, for one call that reads many files: it asks once what has changed. */
  default PipelineStore latest() {
    return this;
  }

  /** The path of a pipeline's file; a name that no pipeline can have is not found. */
  static String fileOf(String name) {
    if (!NamingRules.isPipeline(name)) {
      throw new PipelineNotFound(
          "'"
              + name
              + "' is not a valid pipeline name; give the name of a folder under sql/pipelines/");
    }
    return "pipelines/" + name + "/pipeline.yaml";
  }

  /** The path itself, unless it would leave the folder. */
  static String requireInside(String path) {
    if (!INSIDE.matcher(path).matches()) {
      throw new PipelineNotFound(
          "'" + path + "' is not a path inside sql/; write one such as templates/upsert/merge.sql");
    }
    return path;
  }
}
