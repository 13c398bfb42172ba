package dev.stepshift.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.FoldedName;
import dev.stepshift.pipeline.RedshiftType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ColumnMatcherTest {

  private static final RedshiftType DATE = RedshiftType.of(RedshiftType.Kind.DATE);

  @Test
  void findsNamesHoweverTheyAreWritten() {
    List<Column> columns = List.of(column("a"), column("b"));
    assertThat(filled(columns, " B", "\"A\"")).containsExactly("b", "a");
    assertThat(map(columns, "A", "b").isExactly(columns)).isTrue();
    assertThat(map(columns, "b", "a").isExactly(columns)).isFalse();
    assertThat(map(columns, "a", "b", "c").isExactly(columns)).isFalse();
  }

  @Test
  void prefersWhatFromSaysThenTheNameThenTheFormerName() {
    Column renamed = column("a", Optional.of("x"), Optional.of("old"));
    List<Column> columns = List.of(renamed, column("b"));
    assertThat(filled(columns, "old", "a", "X", "b")).containsExactly("-", "-", "a", "b");
    assertThat(filled(columns, "old", "a", "b")).containsExactly("-", "a", "b");
    assertThat(filled(columns, "old", "b")).containsExactly("a", "b");
    assertThat(map(columns, "b").missing()).containsExactly(renamed);
  }

  @Test
  void takesNoColumnOfAFileTwice() {
    List<Column> swapped =
        List.of(
            column("a", Optional.of("b"), Optional.empty()),
            column("b", Optional.of("a"), Optional.empty()));
    assertThat(filled(swapped, "a", "b")).containsExactly("b", "a");
    assertThat(filled(swapped, "a")).containsExactly("b");
    assertThat(map(swapped, "a").missing()).extracting(Column::name).containsExactly("a");
  }

  @Test
  void knowsWhatIsExtra() {
    assertThat(map(List.of(column("a")), "z", "a", "").extra())
        .extracting(FileColumn::name)
        .containsExactly("z", "");
  }

  private static ColumnMap map(List<Column> columns, String... names) {
    FileLayout layout = new FileLayout(Stream.of(names).map(FileColumn::ofText).toList(), 1);
    return new ColumnMatcher(columns, name -> FoldedName.of(name).text()).map(layout);
  }

  private static List<String> filled(List<Column> columns, String... names) {
    return map(columns, names).filled().stream()
        .map(column -> column.map(Column::name).orElse("-"))
        .toList();
  }

  private static Column column(String name) {
    return column(name, Optional.empty(), Optional.empty());
  }

  private static Column column(String name, Optional<String> from, Optional<String> renamedFrom) {
    return new Column(name, DATE, false, from, renamedFrom);
  }
}
