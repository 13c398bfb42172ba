package dev.stepshift.proof.deliveries;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files of a table and date.
 *
 * @param files by their names
 */
record RandomDelivery(RandomTable table, Map<String, RandomFile> files) {

  RandomDelivery with(String name, RandomFile file) {
    Map<String, RandomFile> more = new TreeMap<>(files);
    more.put(name, file);
    return new RandomDelivery(table, more);
  }

  List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    files.values().forEach(file -> rows.addAll(file.rows()));
    return rows;
  }

  /** Why it must not be loaded; empty if it must. */
  Set<String> faults() {
    Set<String> faults = new TreeSet<>();
    files.values().forEach(file -> faults.addAll(file.faults()));
    Set<String> ids = new HashSet<>();
    if (table.hasUniqueKey() && !rows().stream().allMatch(row -> ids.add(row.get(0)))) {
      faults.add("has a key in two files");
    }
    return faults;
  }

  boolean isDoubtful() {
    return files.values().stream().anyMatch(RandomFile::isDoubtful);
  }

  /** The names that a load of it warns of. */
  Set<String> told() {
    Set<String> names = new TreeSet<>();
    files.values().forEach(file -> names.addAll(file.extra()));
    if (table.format().hasHeader()) {
      files.values().forEach(file -> names.addAll(file.missing()));
    }
    return names;
  }

  /** What tells it from each other delivery of its date, as names and ETags do. */
  Map<String, String> identity() {
    Map<String, String> texts = new TreeMap<>();
    files.forEach((name, file) -> texts.put(name, file.text()));
    return texts;
  }
}
