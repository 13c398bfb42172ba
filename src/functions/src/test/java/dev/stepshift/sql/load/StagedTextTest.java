package dev.stepshift.sql.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.pipeline.Table;
import dev.stepshift.pipeline.yaml.PipelineReader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StagedTextTest {

  @ParameterizedTest
  @CsvSource({
    "varchar(9), varchar(13)",
    "varchar(65531), varchar(65535)",
    "char(3), char(4)",
    "char(4095), char(4096)"
  })
  void hasRoomForOneCharacterMore(String type, String staged) {
    Table table = table("truncate_columns: true", column("v", type));
    assertThat(StagedText.of(table)).extracting(StagedText::type).containsExactly(staged);
    assertThat(StagedText.uncounted(table)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"varchar(65532)", "varchar(max)", "char(4096)"})
  void doesNotCountWhereThereIsNoRoom(String type) {
    Table table = table("truncate_columns: true", column("v", type));
    assertThat(StagedText.of(table)).isEmpty();
    assertThat(StagedText.uncounted(table)).containsExactly("v");
  }

  @Test
  void doesNotCountWhereTheSqlWouldBeTooLong() {
    assertThat(StagedText.of(table("truncate_columns: true", columns(35)))).hasSize(35);
    Table wide = table("truncate_columns: true", columns(45));
    assertThat(StagedText.of(wide)).isEmpty();
    assertThat(StagedText.uncounted(wide)).hasSize(45);
  }

  @Test
  void isForTextsThatCopyCuts() {
    assertThat(StagedText.of(table("truncate_columns: false", column("v", "varchar(9)"))))
        .isEmpty();
    Table numbers = table("truncate_columns: true", column("v", "decimal(9,2)"));
    assertThat(StagedText.of(numbers)).isEmpty();
    assertThat(StagedText.uncounted(numbers)).isEmpty();
  }

  private static String columns(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> column("text_" + i, "varchar(9)"))
        .collect(Collectors.joining(", "));
  }

  private static String column(String name, String type) {
    return "{name: %s, type: '%s'}".formatted(name, type);
  }

  private static Table table(String option, String columns) {
    String yaml =
        """
        pipeline: shop
        schema: shop
        tables:
          - name: sales
            strategy: replace
            columns: [%s]
            source: {path: "shop/", %s}
        """
            .formatted(columns, option);
    return new PipelineReader().read("shop.yaml", yaml).tables().get(0);
  }
}
