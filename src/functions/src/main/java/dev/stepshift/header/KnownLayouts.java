package dev.stepshift.header;

import dev.stepshift.pipeline.FileFormat;
import dev.stepshift.source.SourceFile;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Layouts of files that were read before. What an ETag names does not change, so they hold as long
 * as the files are read in the same way.
 *
 * @param format how they were read
 * @param layouts each once
 * @param files the number of its layout by ETag and size of a file; -1 for one that holds nothing
 */
record KnownLayouts(String format, List<FileLayout> layouts, Map<String, Integer> files) {

  private static final int NOTHING = -1;

  static KnownLayouts none(FileFormat format) {
    return new KnownLayouts(format.toString(), List.of(), Map.of());
  }

  static KnownLayouts of(FileFormat format, Map<SourceFile, Optional<FileLayout>> read) {
    Map<FileLayout, Integer> numbers = new LinkedHashMap<>();
    Map<String, Integer> files = new HashMap<>();
    read.forEach(
        (file, layout) ->
            files.put(
                name(file),
                layout
                    .map(one -> numbers.computeIfAbsent(one, any -> numbers.size()))
                    .orElse(NOTHING)));
    return new KnownLayouts(format.toString(), List.copyOf(numbers.keySet()), files);
  }

  boolean has(SourceFile file) {
    return files.containsKey(name(file));
  }

  Optional<FileLayout> layout(SourceFile file) {
    int number = files.getOrDefault(name(file), NOTHING);
    return number == NOTHING ? Optional.empty() : Optional.of(layouts.get(number));
  }

  private static String name(SourceFile file) {
    return file.etag() + "-" + file.size();
  }
}
