package dev.stepshift.pipeline;

import java.util.List;
import java.util.Set;

/** The columns of one table, to hold the names against that other fields use. */
record ColumnNames(Problems problems, String table, Set<String> names) {

  boolean isKnown(Word word) {
    if (names.contains(word.text())) {
      return true;
    }
    // A table without readable columns has its own problem; each use need not repeat it.
    if (!names.isEmpty()) {
      problems.add(
          word,
          "'%s' is not a column of %s; %s"
              .formatted(word.text(), table, Names.suggest(word.text(), names, "columns")));
    }
    return false;
  }

  /** The known ones of the words; the others, and repeated ones, are problems. */
  List<String> known(List<Word> words) {
    List<Word> known = words.stream().filter(this::isKnown).toList();
    List<String> texts = known.stream().map(Word::text).distinct().toList();
    if (texts.size() < known.size()) {
      problems.add(known.get(0), "names a column twice; remove one");
    }
    return texts;
  }
}
