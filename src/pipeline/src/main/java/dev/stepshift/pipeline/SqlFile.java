package dev.stepshift.pipeline;

import java.util.List;
import java.util.Optional;

/** Files with a pipeline's own SQL, which lie in the pipeline's folder. */
public final class SqlFile {

  private static final String ENDING = ".sql";

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
      throw new IllegalArgumentException(file + " is no SQL file of a pipeline's folder");
    }
    return file;
  }

  /** The files that the words name; what names none is a problem. */
  static List<String> known(Problems problems, List<Word> words) {
    List<Word> files = words.stream().filter(word -> known(problems, word).isPresent()).toList();
    List<String> texts = files.stream().map(Word::text).distinct().toList();
    if (texts.size() < files.size()) {
      problems.add(files.get(0), "names a file twice; remove one");
    }
    return texts;
  }

  static Optional<String> known(Problems problems, Word word) {
    if (isOne(word.text())) {
      return Optional.of(word.text());
    }
    problems.add(
        word,
        "'%s' is no SQL file; write its path in the pipeline's folder, such as sales%s"
            .formatted(word.text(), ENDING));
    return Optional.empty();
  }

  private static boolean isOne(String file) {
    return file.endsWith(ENDING) && PipelineStore.INSIDE.matcher(file).matches();
  }
}
