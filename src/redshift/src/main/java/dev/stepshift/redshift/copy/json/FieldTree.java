package dev.stepshift.redshift.copy.json;

import dev.stepshift.redshift.copy.encode.TargetColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which parts of a record go to which columns. Each node stands for a part; its members and
 * elements are the parts within it that are wanted.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-json.html">
 *     COPY from JSON format</a>
 */
public final class FieldTree {

  /** Stands for a part that nobody wants. */
  public static final FieldTree UNWANTED = new FieldTree(false);

  private final boolean ignoreCase;
  private final Map<String, FieldTree> members = new HashMap<>();
  private final Map<Integer, FieldTree> elements = new HashMap<>();
  private final List<Integer> columns = new ArrayList<>();
  private int[] wanted = new int[0];

  private FieldTree(boolean ignoreCase) {
    this.ignoreCase = ignoreCase;
  }

  /** Members of the record that are named like the columns. */
  public static FieldTree ofNames(List<TargetColumn> columns, boolean ignoreCase) {
    FieldTree root = new FieldTree(ignoreCase);
    for (int i = 0; i < columns.size(); i++) {
      root.addMember(columns.get(i).name()).addColumn(i);
    }
    return root;
  }

  /** The record itself, for the only column. */
  public static FieldTree whole() {
    FieldTree root = new FieldTree(false);
    root.addColumn(0);
    return root;
  }

  /** One path a column. */
  public static FieldTree ofPaths(List<JsonPath> paths) {
    FieldTree root = new FieldTree(false);
    for (int i = 0; i < paths.size(); i++) {
      FieldTree at = root;
      for (JsonPath.Step step : paths.get(i).steps()) {
        at =
            step.isElement()
                ? at.elements.computeIfAbsent(step.index(), k -> new FieldTree(false))
                : at.addMember(step.name());
      }
      at.addColumn(i);
    }
    return root;
  }

  private FieldTree addMember(String name) {
    return members.computeIfAbsent(folded(name), k -> new FieldTree(false));
  }

  private void addColumn(int column) {
    columns.add(column);
    wanted = columns.stream().mapToInt(Integer::intValue).toArray();
  }

  private String folded(String name) {
    return ignoreCase ? name.toLowerCase(Locale.ROOT) : name;
  }

  public FieldTree member(String name) {
    FieldTree found = members.get(folded(name));
    return found == null ? UNWANTED : found;
  }

  public FieldTree element(int index) {
    FieldTree found = elements.get(index);
    return found == null ? UNWANTED : found;
  }

  /** The columns that take the part as a whole. */
  public int[] columns() {
    return wanted;
  }

  /** The first column that takes anything of the part: where an error in it is reported. */
  public int firstColumn() {
    int first = columns.isEmpty() ? Integer.MAX_VALUE : columns.get(0);
    for (FieldTree member : members.values()) {
      first = Math.min(first, member.firstColumn());
    }
    for (FieldTree element : elements.values()) {
      first = Math.min(first, element.firstColumn());
    }
    return first;
  }

  public boolean wantsMembers() {
    return !members.isEmpty();
  }

  public boolean wantsElements() {
    return !elements.isEmpty();
  }

  boolean wantsParts() {
    return wantsMembers() || wantsElements();
  }

  /** How many elements an array must have. */
  public int elementsNeeded() {
    return elements.keySet().stream().mapToInt(index -> index + 1).max().orElse(0);
  }
}
