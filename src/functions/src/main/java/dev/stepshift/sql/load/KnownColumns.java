package dev.stepshift.sql.load;

import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.Table;
import dev.stepshift.sql.Identifiers;
import dev.stepshift.sql.Literals;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of a load as the ledger keeps them, so that the next load knows which of them are
 * gone and which are new.
 *
 * @param columns those that the input fills, a literal of names between commas: {@code
 *     ',id,price,'}
 * @param dropped what that list needs to hold the dropped ones too: {@code 'colour,'}
 * @param renamed those that had another name
 */
public record KnownColumns(String columns, String dropped, List<Renamed> renamed) {

  /**
   * A column that had another name.
   *
   * @param name quoted, as is the former one
   * @param text the name as a literal
   * @param within what stands for it in a list, as a literal
   */
  public record Renamed(
      String name,
      String former,
      String text,
      String formerText,
      String within,
      String formerWithin) {

    private static Renamed of(String name, String former) {
      return new Renamed(
          Identifiers.quote(name),
          Identifiers.quote(former),
          Literals.text(name),
          Literals.text(former),
          betweenCommas(Stream.of(name)),
          betweenCommas(Stream.of(former)));
    }
  }

  static KnownColumns of(Table table) {
    return new KnownColumns(
        betweenCommas(table.columns().stream().map(Column::name)),
        Literals.text(followedByCommas(table.layout().dropped().stream())),
        table.columns().stream()
            .flatMap(
                column ->
                    column.renamedFrom().map(former -> Renamed.of(column.name(), former)).stream())
            .toList());
  }

  private static String betweenCommas(Stream<String> names) {
    return Literals.text("," + followedByCommas(names));
  }

  private static String followedByCommas(Stream<String> names) {
    return names.map(name -> name + ",").collect(Collectors.joining());
  }
}
