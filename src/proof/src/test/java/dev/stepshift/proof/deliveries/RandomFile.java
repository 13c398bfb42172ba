package dev.stepshift.proof.deliveries;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A file as producers write it, and what is in it.
 *
 * @param rows in the order of the table's columns; a NULL is null
 * @param missing columns of the table that it lacks
 * @param extra names that the table lacks
 * @param faults why it must not be loaded; empty if it must
 * @param isDoubtful whether it may be refused: it has an empty line
 */
record RandomFile(
    String text,
    List<List<String>> rows,
    Set<String> missing,
    Set<String> extra,
    Set<String> faults,
    boolean isDoubtful) {

  private static final int MOST_KEYS = 12;
  private static final int PARTS = 4;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** What is wrong with a file, where its table and format allow for it. */
  private enum Fault {
    LACKS_ID,
    NAME_TWICE,
    NO_VALUE_OF_ITS_TYPE,
    NO_VALUE_OF_A_KEY,
    KEY_TWICE,
    VALUE_MORE,
    VALUE_LESS
  }

  /** A column of the file: the table's at an index, or another one. */
  private record Place(String name, int index) {

    static final int NONE = -1;
  }

  /**
   * Draws a file.
   *
   * @param isFaulty whether it gets a fault, if the table allows for one
   */
  static RandomFile draw(RandomTable table, Random random, boolean isFaulty) {
    return new Drawing(table, random, isFaulty).file();
  }

  private static final class Drawing {

    private final RandomTable table;
    private final Random random;
    private final Set<String> missing = new LinkedHashSet<>();
    private final Set<String> extra = new LinkedHashSet<>();
    private final Set<String> faults = new LinkedHashSet<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final Optional<Fault> fault;

    Drawing(RandomTable table, Random random, boolean isFaulty) {
      this.table = table;
      this.random = random;
      Fault[] all = Fault.values();
      this.fault = isFaulty ? Optional.of(all[random.nextInt(all.length)]) : Optional.empty();
    }

    RandomFile file() {
      List<Place> places = places();
      List<String> names = places.stream().map(Place::name).toList();
      List<String> lines = new ArrayList<>();
      if (table.format().hasHeader()) {
        lines.add(table.format().line(names, names.stream().map(this::asPeopleWrite).toList()));
      }
      int count = 1 + random.nextInt(6);
      Set<String> ids = new LinkedHashSet<>();
      for (int i = 0; i < count; i++) {
        List<String> row = row(places, ids);
        if (row != null) {
          rows.add(row);
          lines.add(table.format().line(names, inFile(row, places)));
        }
      }
      addFault(lines, places, names);
      boolean isDoubtful = table.format().hasHeader() && random.nextInt(12) == 0;
      if (isDoubtful) {
        lines.add("");
      }
      return new RandomFile(text(lines), rows, missing, extra, faults, isDoubtful);
    }

    private boolean is(Fault one) {
      return fault.equals(Optional.of(one));
    }

    private List<Place> places() {
      List<Place> places = new ArrayList<>();
      for (int i = 0; i < table.columns().size(); i++) {
        RandomColumn column = table.columns().get(i);
        if (column.isRequired() ? is(Fault.LACKS_ID) && i == 0 : random.nextInt(6) == 0) {
          missing.add(column.name());
        } else {
          List<String> names = column.namesInFiles();
          places.add(new Place(names.get(random.nextInt(names.size())), i));
        }
      }
      if (is(Fault.LACKS_ID)) {
        faults.add("lacks its id");
      } else if (table.failsIfMissing() && !missing.isEmpty()) {
        faults.add("lacks a column");
      }
      if (random.nextInt(5) == 0) {
        extra.add("extra_" + random.nextInt(3));
        extra.forEach(name -> places.add(new Place(name, Place.NONE)));
      }
      if (table.failsIfExtra() && !extra.isEmpty()) {
        faults.add("has a column more");
      }
      if (is(Fault.NAME_TWICE) && table.format().hasHeader()) {
        faults.add("has a name twice");
        places.add(places.get(random.nextInt(places.size())));
      }
      if (random.nextInt(3) > 0) {
        Collections.shuffle(places, random);
      }
      return places;
    }

    /** Upper and lower case, and blanks around it, do not count. */
    private String asPeopleWrite(String name) {
      String written = random.nextInt(3) == 0 ? name.toUpperCase(Locale.ROOT) : name;
      return random.nextInt(4) == 0 ? " " + written + " " : written;
    }

    /** A row; none if its key is there already. */
    private List<String> row(List<Place> places, Set<String> ids) {
      List<String> row = new ArrayList<>();
      for (int i = 0; i < table.columns().size(); i++) {
        row.add(null);
      }
      for (Place place : places) {
        if (place.index() != Place.NONE) {
          row.set(place.index(), value(place.index()));
        }
      }
      return table.hasUniqueKey() && !ids.add(String.valueOf(row.get(0))) ? null : row;
    }

    private String value(int index) {
      RandomColumn column = table.columns().get(index);
      if (index < 2) {
        return String.valueOf(random.nextInt(index == 0 ? MOST_KEYS : PARTS));
      }
      return random.nextInt(5) == 0 ? null : column.type().value(random);
    }

    private List<String> inFile(List<String> row, List<Place> places) {
      return places.stream()
          .map(
              place ->
                  place.index() == Place.NONE
                      ? RandomType.TEXT.value(random)
                      : row.get(place.index()))
          .collect(Collectors.toCollection(ArrayList::new));
    }

    private void addFault(List<String> lines, List<Place> places, List<String> names) {
      List<String> values = inFile(rows.get(0), places);
      int place = random.nextInt(places.size());
      boolean isOurs = places.get(place).index() != Place.NONE;
      if (is(Fault.NO_VALUE_OF_ITS_TYPE) && isOurs) {
        faults.add("has a value that is none");
        values.set(place, table.columns().get(places.get(place).index()).type().spoiled(random));
      } else if (is(Fault.NO_VALUE_OF_A_KEY)
          && isOurs
          && table.columns().get(places.get(place).index()).isRequired()) {
        faults.add("lacks a value of its key");
        values.set(place, null);
      } else if (is(Fault.KEY_TWICE) && table.hasUniqueKey()) {
        faults.add("has a key twice");
      } else if (is(Fault.VALUE_MORE) && table.format().hasHeader()) {
        faults.add("has a line with a value more");
        values.add("1");
      } else if (is(Fault.VALUE_LESS) && table.format().hasHeader()) {
        faults.add("has a line with a value less");
        values.remove(values.size() - 1);
      } else {
        return;
      }
      lines.add(table.format().line(names, values));
    }

    private String text(List<String> lines) {
      String end = random.nextInt(3) == 0 ? "\r\n" : "\n";
      boolean isOpen = random.nextInt(3) == 0 && !lines.get(lines.size() - 1).isEmpty();
      boolean isMarked = table.format().hasHeader() && random.nextInt(5) == 0;
      return (isMarked ? BYTE_ORDER_MARK : "") + String.join(end, lines) + (isOpen ? "" : end);
    }
  }
}
