package dev.stepshift.proof.strategy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What scd2 is to do, said once more and plainly: each key has a calendar of what was delivered for
 * which day, and its history is read off the calendar. Days are numbers.
 */
public final class HistoryModel {

  public static final int OPEN = Integer.MAX_VALUE;

  /**
   * @param compared makes a version
   * @param other is overwritten in the version
   * @param changedOn the effective day that the row itself tells
   */
  public record Row(String key, String compared, String other, int changedOn) {}

  public record Version(Row row, int from, int to, boolean current, boolean deleted) {}

  public enum Deletes {
    IGNORE,
    CLOSE,
    FLAG
  }

  /** A day's row, or a deletion: then without a row. */
  private final Map<String, TreeMap<Integer, Row>> calendars = new HashMap<>();

  private final boolean effectiveInRow;
  private final Deletes deletes;
  private int newest;

  public HistoryModel(boolean effectiveInRow, Deletes deletes) {
    this.effectiveInRow = effectiveInRow;
    this.deletes = deletes;
  }

  public void load(int runDay, List<Row> delivery) {
    Map<String, TreeMap<Integer, Row>> before = new HashMap<>();
    calendars.forEach((key, calendar) -> before.put(key, new TreeMap<>(calendar)));
    for (Row row : delivery) {
      TreeMap<Integer, Row> calendar = calendars.computeIfAbsent(row.key(), key -> new TreeMap<>());
      calendar.put(effectiveInRow ? effective(row, runDay, delivery, before) : runDay, row);
    }
    if (deletes != Deletes.IGNORE && runDay >= newest) {
      calendars.forEach(
          (key, calendar) -> {
            boolean delivered = delivery.stream().anyMatch(row -> row.key().equals(key));
            if (!delivered && calendar.lastEntry().getValue() != null) {
              calendar.put(Math.max(runDay, calendar.lastKey()), null);
            }
          });
    }
    newest = Math.max(newest, runDay);
  }

  /** The last row of a key that was deleted since holds from the day of the run. */
  private static int effective(
      Row row, int runDay, List<Row> delivery, Map<String, TreeMap<Integer, Row>> before) {
    boolean last =
        delivery.stream()
            .noneMatch(r -> r.key().equals(row.key()) && r.changedOn() > row.changedOn());
    boolean deletedSince =
        before
            .getOrDefault(row.key(), new TreeMap<>())
            .subMap(row.changedOn(), true, Math.max(runDay, row.changedOn()), true)
            .entrySet()
            .stream()
            .anyMatch(day -> day.getValue() == null && day.getKey() <= runDay);
    return last && deletedSince ? runDay : row.changedOn();
  }

  public List<Version> history() {
    List<Version> history = new ArrayList<>();
    calendars.values().forEach(calendar -> history.addAll(versions(calendar)));
    return history;
  }

  private List<Version> versions(TreeMap<Integer, Row> calendar) {
    List<Version> versions = new ArrayList<>();
    calendar.forEach(
        (day, row) -> {
          Version last = versions.isEmpty() ? null : versions.get(versions.size() - 1);
          boolean deleted = row == null;
          if (last == null && deleted) {
            return;
          }
          if (last != null && last.deleted() == deleted && (deleted || same(last.row(), row))) {
            versions.set(
                versions.size() - 1,
                new Version(deleted ? last.row() : row, last.from(), OPEN, true, deleted));
            return;
          }
          if (last != null) {
            versions.set(
                versions.size() - 1,
                new Version(last.row(), last.from(), day, false, last.deleted()));
          }
          versions.add(new Version(deleted ? last.row() : row, day, OPEN, true, deleted));
        });
    if (deletes != Deletes.FLAG) {
      versions.removeIf(Version::deleted);
    }
    return versions;
  }

  private static boolean same(Row one, Row other) {
    return Objects.equals(one.compared(), other.compared());
  }
}
