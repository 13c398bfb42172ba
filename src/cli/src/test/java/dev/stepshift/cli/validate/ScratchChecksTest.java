package dev.stepshift.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.cli.RepositoryCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchChecksTest {

  private static final String TABLES =
      """
      pipeline: shop
      schema: shop
      setup: setup.sql
      tables:
        - name: sales
          key: id
          columns:
            - {name: id, type: bigint}
            - {name: amount, type: "decimal(12,2)"}
            - {name: sold_on, type: date}
          source: {path: "shop/{run_date}/sales/"}
        - name: items
          strategy: scd2
          key: id
          surrogate_key: item_sk
          columns:
            - {name: id, type: bigint}
            - {name: label, type: varchar(20)}
          source: {path: "shop/{run_date}/items/"}
      """;

  @TempDir Path home;
  @TempDir Path cache;

  @BeforeEach
  void copyTheTemplates() throws IOException {
    RepositoryCopy.into(home, "sql/templates");
    write("setup.sql", "create table if not exists {schema}.days (day date);");
  }

  @Test
  void findsNothingWrongWithTheRepository() {
    assertThat(problems(RepositoryCopy.REPOSITORY)).isEmpty();
  }

  @Test
  void aQueryMayReadWhatIsDeclaredWhatSetupMakesAndWhatStepshiftAdds() throws IOException {
    pipeline(
        """
          - name: daily
            strategy: replace
            after: [sales, items]
            columns: [{name: day, type: date}, {name: total, type: "decimal(38,2)"}, {name: sk, type: bigint}]
            query: daily.sql
            validations:
              - {name: positive, sql: "select min(total) from {staging}", minimum: 0}
        """);
    write(
        "daily.sql",
        """
        select sum(sales.amount) as total, max(items.item_sk) as sk, days.day
        from {schema}.days as days
        join {schema}.sales as sales on sales.sold_on = days.day
        join {schema}.items as items on items.valid_from <= days.day and items.is_current
        left join {target} as known on known.day = days.day
        where known.day is null
        group by days.day
        """);
    assertThat(problems(home)).isEmpty();
  }

  @Test
  void triesTheSqlThatRenamesColumns() throws IOException {
    Files.writeString(
        pipelineFile(),
        TABLES
            .replace("varchar(20)}", "varchar(20), renamed_from: name}\n    dropped: colour")
            .replace("type: date}", "type: date, renamed_from: day}"));
    assertThat(problems(home)).isEmpty();
    Path rename = home.resolve("sql/templates/copy/rename_column.sql");
    Files.writeString(rename, Files.readString(rename).replace("rename column", "rename columns"));
    assertThat(problems(home)).hasSize(2).allMatch(problem -> problem.contains("syntax error"));
  }

  @Test
  void tellsEachProblemOfAQueryWithItsPlace() throws IOException {
    pipeline(
        Stream.of("column", "relation", "names", "order", "views", "types")
            .map(
                name ->
                    """
                      - name: %1$s
                        strategy: replace
                        columns: [{name: id, type: bigint}, {name: amount, type: date}]
                        query: %1$s.sql
                    """
                        .formatted(name))
            .reduce("", String::concat));
    write("setup.sql", "create view {schema}.seen as select id from {schema}.items;");
    write("column.sql", "-- amuont\nselect 1 as id,\n  amuont as amount from {schema}.column");
    write("relation.sql", "select id, amount\nfrom {schema}.salse");
    write("names.sql", "select 1, 2 as amuont, 3 as id, 4 as id");
    write("order.sql", "select id, cast(null as date) as amount\nfrom {schema}.sales");
    write("views.sql", "select id, cast(null as date) as amount from {schema}.seen");
    write("types.sql", "select 1 as id, 'soon' || 'er' as amount");
    assertThat(problems(home))
        .satisfiesExactly(
            problem ->
                assertThat(problem)
                    .startsWith("pipelines/shop/column.sql:3:3: column \"amuont\" does not exist"),
            problem ->
                assertThat(problem)
                    .startsWith(
                        "pipelines/shop/relation.sql:2:15: relation \"shop.salse\" does not exist;"
                            + " did you mean sales?"),
            problem ->
                assertThat(problem)
                    .isEqualTo(
                        "pipelines/shop/names.sql: column 1 has no name; give it an alias, one of"
                            + " id, amount"),
            problem ->
                assertThat(problem)
                    .isEqualTo(
                        "pipelines/shop/names.sql:1:16: amuont is not a column of table names; did"
                            + " you mean amount?"),
            problem ->
                assertThat(problem)
                    .isEqualTo(
                        "pipelines/shop/names.sql:1:29: two columns are called id; rename one of"
                            + " them, or remove it"),
            problem ->
                assertThat(problem)
                    .startsWith("pipelines/shop/names.sql: has no column amount, which"),
            problem ->
                assertThat(problem)
                    .isEqualTo(
                        "pipelines/shop/order.sql:2:15: reads table sales, which may be loaded"
                            + " later; add sales to after of order"),
            problem ->
                assertThat(problem).contains("views.sql").contains("add items to after of views"),
            problem -> assertThat(problem).startsWith("types: column \"amount\" is of type date"));
  }

  @Test
  void tellsWhatIsWrongWithValidations() throws IOException {
    Files.writeString(
        pipelineFile(),
        TABLES.replace(
                "    source: {path: \"shop/{run_date}/sales/\"}",
                "    source: {path: \"shop/{run_date}/sales/\"}\n"
                    + "    validations: [{name: known, expression: amuont > 0}]")
            + "validations: [{name: all, sql: \"select count(*) from {schema}.salse\", minimum: 1}]\n");
    assertThat(problems(home))
        .satisfiesExactly(
            problem -> assertThat(problem).startsWith("sales: column \"amuont\" does not exist"),
            problem ->
                assertThat(problem)
                    .startsWith("validations: relation \"shop.salse\" does not exist"));
  }

  @Test
  void looksOnceAtTheSameSql() throws IOException {
    pipeline("");
    Files.createDirectories(cache);
    assertThat(problems(home)).isEmpty();
    Path kept;
    try (Stream<Path> files = Files.list(cache)) {
      kept = files.toList().get(0);
    }
    Files.writeString(kept, "what was found\n");
    assertThat(problems(home)).containsExactly("what was found");
    write("setup.sql", "create table if not exists {schema}.days (days date);");
    assertThat(problems(home)).isEmpty();
  }

  private void pipeline(String tables) throws IOException {
    Files.writeString(pipelineFile(), TABLES + tables);
  }

  private void write(String file, String sql) throws IOException {
    Path path = pipelineFile().resolveSibling(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, sql);
  }

  private Path pipelineFile() {
    return home.resolve("sql/pipelines/shop/pipeline.yaml");
  }

  private List<String> problems(Path root) {
    return new RepositoryChecks(cache)
        .onWarehouse(root, Optional.empty()).stream()
            .flatMap(check -> check.problems().stream())
            .toList();
  }
}
