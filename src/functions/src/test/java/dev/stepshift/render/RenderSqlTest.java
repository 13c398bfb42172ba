package dev.stepshift.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepshift.errors.LoadTooLarge;
import dev.stepshift.errors.NoSourceFiles;
import dev.stepshift.errors.RequestInvalid;
import dev.stepshift.errors.TableNotFound;
import dev.stepshift.errors.TemplateInvalid;
import dev.stepshift.functions.LambdaSettings;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.PipelineStore;
import dev.stepshift.pipeline.Strategy;
import dev.stepshift.pipeline.yaml.PipelineReader;
import dev.stepshift.s3.MemoryS3;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenderSqlTest {

  private static final LambdaSettings SETTINGS =
      new LambdaSettings("local", "data", "sql", "sql/", "default");

  private final MemoryS3 s3 = new MemoryS3().bucket("data");

  @Test
  void allPagesOfTheListingAreReadAndSorted() throws Exception {
    for (int i = 5; i >= 1; i--) {
      s3.file("data", "in/2026-01-01/part-" + i + ".csv", "e" + i, i * 10);
    }
    RenderedLoad load = render(yaml(""));
    assertThat(load.files()).isEqualTo(5);
    assertThat(load.bytes()).isEqualTo(150);
    assertThat(manifestUrls(load))
        .containsExactly(
            "s3://data/in/2026-01-01/part-1.csv",
            "s3://data/in/2026-01-01/part-2.csv",
            "s3://data/in/2026-01-01/part-3.csv",
            "s3://data/in/2026-01-01/part-4.csv",
            "s3://data/in/2026-01-01/part-5.csv");
  }

  @Test
  void aManifestEntryMustExistAndKnowsItsSize() throws Exception {
    s3.file("data", "in/2026-01-01/a.csv", "e", 77);
    RenderedLoad load = render(yaml(""));
    assertThat(load.manifest())
        .isEqualTo(
            "s3://data/stepshift/manifests/p/t/run-1/"
                + load.loadKey().substring(0, 16)
                + ".manifest");
    JsonNode entry =
        new ObjectMapper().readTree(s3.written().get(load.manifest())).at("/entries/0");
    assertThat(entry.get("mandatory").asBoolean()).isTrue();
    assertThat(entry.at("/meta/content_length").asLong()).isEqualTo(77);
    assertThat(copy(load)).contains("from '" + load.manifest() + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "'',          a.csv,            true",
    "'',          sub/a.csv,        true",
    "*.csv,       a.csv,            true",
    "*.csv,       a.csv.bak,        false",
    "*.csv,       sub/a.csv,        false",
    "**.csv,      sub/a.csv,        true",
    "'*.{csv,gz}', a.gz,            true",
    "'',          sub/,             false",
    "'',          sub_$folder$,     false",
    "'',          _SUCCESS,         true",
    "part-?,      part-1,           true",
    "part-?,      part-10,          false",
  })
  void theGlobDecidesOnWhatFollowsThePath(String glob, String key, boolean taken) {
    s3.file("data", "in/2026-01-01/" + key, "e", 0);
    RenderedLoad load = render(yaml("source: {files: \"" + glob + "\", on_missing: skip}"));
    assertThat(load.anythingToLoad()).isEqualTo(taken);
  }

  @Test
  void whatLiesBesideThePathIsNotTaken() {
    s3.file("data", "in/2026-01-011/a.csv", "e", 1);
    assertThat(render(yaml("source: {on_missing: skip}")).anythingToLoad()).isFalse();
  }

  @Test
  void aWholePathNamesItsOwnBucket() throws Exception {
    s3.file("lake", "raw/2026-01-01/a.csv", "e", 1);
    RenderedLoad load = render(yaml("source: {path: \"s3://lake/raw/{run_date}/\"}"));
    assertThat(manifestUrls(load)).containsExactly("s3://lake/raw/2026-01-01/a.csv");
    assertThat(load.manifest()).startsWith("s3://data/");
  }

  @Test
  void ourOwnManifestsAreNeverLoaded() throws Exception {
    s3.file("lake", "stepshift/manifests/p/t/run-0/0.manifest", "e", 1);
    s3.file("lake", "2026-01-01.csv", "e", 1);
    RenderedLoad load = render(yaml("source: {path: \"s3://lake/\"}"));
    assertThat(manifestUrls(load)).containsExactly("s3://lake/2026-01-01.csv");
  }

  @Test
  void theLoadKeyIsOfTheFilesAndNothingElse() {
    s3.file("data", "in/2026-01-01/a.csv", "e", 1);
    String key = render(yaml("")).loadKey();
    assertThat(key).matches("[0-9a-f]{64}");
    assertThat(render(yaml("strategy: replace")).loadKey()).isEqualTo(key);

    s3.file("data", "in/2026-01-01/a.csv", "f", 1);
    String otherContent = render(yaml("")).loadKey();
    s3.file("data", "in/2026-01-01/b.csv", "e", 1);
    String otherFiles = render(yaml("")).loadKey();
    assertThat(List.of(key, otherContent, otherFiles)).doesNotHaveDuplicates();
  }

  @Test
  void theLoadKeyOfAQueryIsOfTheRunTheDateAndTheSql() {
    RenderedLoad load = renderQuery("select 1 as id", "run-1", "2026-01-01");
    assertThat(load.anythingToLoad()).isTrue();
    assertThat(load.manifest()).isEmpty();
    assertThat(s3.written()).isEmpty();
    assertThat(renderQuery("select 1 as id", "run-1", "2026-01-01").loadKey())
        .matches("[0-9a-f]{64}")
        .isEqualTo(load.loadKey());
    assertThat(
            List.of(
                load.loadKey(),
                renderQuery("select 2 as id", "run-1", "2026-01-01").loadKey(),
                renderQuery("select 1 as id", "run-2", "2026-01-01").loadKey(),
                renderQuery("select 1 as id", "run-1", "2026-01-02").loadKey()))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "select 1; select 2,            has 2 statements",
    "delete from t,                 has 1 statements",
    "-- nothing,                    has 0 statements",
    "select {staging},              uses {staging}",
    "select 'open,                  is not closed",
  })
  void aQueryIsOneSelectWithKnownWords(String sql, String problem) {
    assertThatThrownBy(() -> renderQuery(sql, "run-1", "2026-01-01"))
        .isInstanceOf(TemplateInvalid.class)
        .hasMessageContaining("pipelines/p/t.sql")
        .hasMessageContaining(problem);
  }

  @Test
  void aQuerySaysItsWordsAsSql() {
    List<String> copy =
        renderQuery(
                "/* a */ with x as (select {run_date}, {run_id}) select * from {schema}.x, {target};",
                "it's",
                "2026-01-01")
            .steps()
            .get("copy")
            .sqls();
    assertThat(copy.get(copy.size() - 1))
        .startsWith("insert into \"stepshift_staging\".\"p__t\" (")
        .endsWith(
            """
            select
              "id"
            from (
            /* a */ with x as (select '2026-01-01', 'it''s') select * from "p".x, "p"."t"
            ) as queried""");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uFEFFselect 1 as id",
        "-- {brace}, it's open: {\nselect 1 as id -- {x}",
        "/* {a}\n{b} -- */ select 1 as id /* {c} \\{d} */",
        "select '--', 1 as id -- {run_dat}"
      })
  void aQueryMayBeginWithAMarkAndHoldBracesInComments(String sql) {
    List<String> copy = renderQuery(sql, "run-1", "2026-01-01").steps().get("copy").sqls();
    assertThat(copy.get(copy.size() - 1))
        .contains(sql.replace("\uFEFF", "").replace("\\{", "{"))
        .doesNotContain("\uFEFF");
  }

  @Test
  void wordsOutsideOfCommentsAreFilledIn() {
    List<String> copy =
        renderQuery("select '--' || {run_date} as id -- '{x}'", "run-1", "2026-01-01")
            .steps()
            .get("copy")
            .sqls();
    assertThat(copy.get(copy.size() - 1))
        .contains("select '--' || '2026-01-01' as id -- '{x}'\n) as queried");
  }

  private RenderedLoad renderQuery(String sql, String runId, String runDate) {
    PipelineStore store = store(queryYaml());
    PipelineStore withQuery =
        new PipelineStore() {
          @Override
          public Pipeline pipeline(String name) {
            return store.pipeline(name);
          }

          @Override
          public String text(String path) {
            return path.equals("pipelines/p/t.sql") ? sql : store.text(path);
          }
        };
    return new RenderSql(withQuery, s3, SETTINGS)
        .render(new RenderRequest("p", "t", runId, "arn", runDate));
  }

  private static String queryYaml() {
    return """
        pipeline: p
        schema: p
        tables:
          - name: t
            key: id
            query: t.sql
            columns:
              - {name: id, type: bigint}
        """;
  }

  @Test
  void nothingToLoadSaysWhereItLooked() {
    RenderedLoad load = render(yaml("source: {files: \"*.csv\", on_missing: skip}"));
    assertThat(load.anythingToLoad()).isFalse();
    assertThat(load.reason()).isEqualTo("There is no file at s3://data/in/2026-01-01/*.csv.");
    assertThat(load.steps()).isEmpty();
    assertThat(s3.written().keySet())
        .as("that the date is done, and nothing for a load")
        .containsExactly("s3://data/stepshift/load_history/p/t.dates.json");
  }

  @Test
  void missingFilesAreAnErrorForATableThatMustFindSome() {
    assertThatThrownBy(() -> render(yaml("source: {files: \"*.csv\", on_missing: fail}")))
        .isInstanceOf(NoSourceFiles.class)
        .hasMessageContaining("s3://data/in/2026-01-01/*.csv")
        .hasMessageContaining("table t")
        .hasMessageContaining("on_missing: skip");
  }

  @Test
  void aMissingBucketIsAnErrorThatNamesIt() {
    assertThatThrownBy(() -> render(yaml("source: {path: \"s3://nowhere/in/{run_date}/\"}")))
        .isInstanceOf(RequestInvalid.class)
        .hasMessageContaining("bucket nowhere");
  }

  @ParameterizedTest
  @CsvSource({"1h, 3600, 3420000", "10s, 10, 9000", "1s, 1, 1"})
  void redshiftGivesUpALittleBeforeTheMachine(String timeout, int seconds, int millis) {
    s3.file("data", "in/2026-01-01/a.csv", "e", 1);
    RenderedLoad load = render(yaml("timeouts: {copy: " + timeout + "}"));
    Batch copy = load.steps().get("copy");
    assertThat(copy.timeoutSeconds()).isEqualTo(seconds);
    assertThat(copy.sqls().get(1)).isEqualTo("set statement_timeout to " + millis);
  }

  @Test
  void theRowsOfAStepAreThoseOfItsMainStatement() {
    s3.file("data", "in/2026-01-01/a.csv", "e", 1);
    for (Strategy strategy : Strategy.values()) {
      RenderedLoad load = render(yaml("strategy: " + strategy.word() + needed(strategy)));
      Batch merge = load.steps().get("merge");
      assertThat(merge.sqls().get(merge.rowsOf().get(0)))
          .matches("(?s)((merge|insert) into \"p\".\"t\"|call \"p\".\"load_t\").*");
      assertThat(merge.sqls().get(merge.sqls().size() - 1)).startsWith("insert into \"stepshift\"");
      Batch copy = load.steps().get("copy");
      assertThat(copy.sqls().get(copy.rowsOf().get(0))).startsWith("copy ");
      for (String step : List.of("validateStaging", "validateTarget")) {
        Batch validate = load.steps().get(step);
        assertThat(validate.rowsOf()).containsExactly(validate.sqls().size() - 1);
        assertThat(validate.sqls().get(validate.rowsOf().get(0))).startsWith("select ");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Strategy.class)
  void eachStatementThatWritesTheTargetIsCountedForWhatItDoes(Strategy strategy) {
    s3.file("data", "in/2026-01-01/a.csv", "e", 1);
    RenderedLoad load = render(yaml("strategy: " + strategy.word() + needed(strategy)));
    List<String> kinds = new ArrayList<>();
    RowChanges changes = load.changes();
    List<String> sqls = load.steps().get("merge").sqls();
    changes.deleted().forEach(at -> kinds.add("deleted by " + firstWord(sqls.get(at))));
    changes.updated().forEach(at -> kinds.add("updated by " + firstWord(sqls.get(at))));
    changes.merged().forEach(at -> kinds.add("merged by " + firstWord(sqls.get(at))));
    changes.inserted().forEach(at -> kinds.add("inserted by " + firstWord(sqls.get(at))));
    assertThat(kinds)
        .isEqualTo(
            switch (strategy) {
              case UPSERT, SCD1 -> List.of("merged by merge");
              case MIRROR -> List.of("deleted by delete", "merged by merge");
              case APPEND -> List.of("inserted by insert");
              case REPLACE, REPLACE_PARTITION, DELETE_INSERT, SCD2 ->
                  List.of("deleted by delete", "inserted by insert");
              case PROCEDURE -> List.of();
            });
    assertThat(changes.restUnchanged()).isEqualTo(strategy == Strategy.SCD1);
  }

  private static String firstWord(String sql) {
    return sql.substring(0, sql.indexOf(' '));
  }

  @ParameterizedTest
  @EnumSource(Strategy.class)
  void whatOverwritesPassesOverAnOlderDeliveryUnlessItIsToBeLoadedAgain(Strategy strategy) {
    s3.file("data", "in/2026-01-01/a.csv", "e", 1);
    String yaml = yaml("strategy: " + strategy.word() + needed(strategy));
    boolean overwrites =
        Set.of("upsert", "replace", "replace_partition", "delete_insert", "mirror", "scd1")
            .contains(strategy.word());
    RenderedLoad load = render(yaml);
    assertThat(passesOver(load)).isEqualTo(overwrites);
    RenderedLoad again =
        new RenderSql(store(yaml), s3, SETTINGS)
            .render(
                new RenderRequest(
                    "p",
                    "t",
                    "",
                    "run-1",
                    "arn",
                    "2026-01-01",
                    "",
                    true,
                    false,
                    "",
                    false,
                    List.of()));
    assertThat(passesOver(again)).isFalse();
    assertThat(again.steps().get("merge").sqls())
        .as("what differs is the question for a later date, and what asks it")
        .noneMatch(sql -> sql.contains("\"run_date\" > "))
        .hasSize(load.steps().get("merge").sqls().size() - (overwrites ? 1 : 0));
    assertThat(asksForANewerDate(again)).isEqualTo(overwrites || strategy == Strategy.PROCEDURE);
    assertThat(asksForANewerDate(load)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"source: {path: in/}", "source: {path: in/, take: new}", "strategy: append"})
  void rowsThatAreNotOfTheirDateAreNoOlderOnes(String more) {
    s3.file("data", "in/2026-01-01/a.csv", "e", 1);
    RenderedLoad again =
        new RenderSql(store(yaml(more)), s3, SETTINGS)
            .render(
                new RenderRequest(
                    "p",
                    "t",
                    "",
                    "run-1",
                    "arn",
                    "2026-01-01",
                    "",
                    true,
                    false,
                    "",
                    false,
                    List.of()));
    assertThat(asksForANewerDate(again)).isFalse();
  }

  private static boolean asksForANewerDate(RenderedLoad load) {
    return load.steps().get("validateStaging").sqls().stream()
        .anyMatch(sql -> sql.contains("newer_date_loaded"));
  }

  @Test
  void aQueryIsNeverAnOlderDelivery() {
    assertThat(passesOver(renderQuery("select 1 as id", "run-1", "2026-01-01"))).isFalse();
  }

  private static String copy(RenderedLoad load) {
    return load.steps().get("copy").sqls().stream()
        .filter(sql -> sql.startsWith("copy "))
        .findFirst()
        .orElseThrow();
  }

  private static boolean passesOver(RenderedLoad load) {
    boolean merge =
        load.steps().get("merge").sqls().stream()
            .anyMatch(sql -> sql.startsWith("delete from \"stepshift_staging\""));
    boolean warning =
        load.steps().get("validateTarget").sqls().stream()
            .anyMatch(sql -> sql.contains("'older_delivery'"));
    assertThat(warning).as("it is told").isEqualTo(merge);
    return merge;
  }

  private static String needed(Strategy strategy) {
    return switch (strategy) {
      case REPLACE_PARTITION -> "\n    partition: name";
      case PROCEDURE -> "\n    procedure: {call: load_t}";
      default -> "";
    };
  }

  @Test
  void aTableOfKeysAloneIsMergedToo() {
    s3.file("data", "in/2026-01-01/a.csv", "e", 1);
    RenderedLoad load = render(yaml("key: [id, name]"));
    assertThat(String.join("\n", load.steps().get("merge").sqls()))
        .contains("\"id\" = staging.\"id\",\n  \"name\" = staging.\"name\"\nwhen not matched");
  }

  @Test
  void aRoleIsNamedByItsArn() {
    s3.file("data", "in/2026-01-01/a.csv", "e", 1);
    String arn = "arn:aws:iam::000000000000:role/loader";
    LambdaSettings settings = new LambdaSettings("local", "data", "sql", "sql/", arn);
    assertThat(copy(render(yaml(""), settings))).contains("iam_role '" + arn + "'\n");
    assertThatThrownBy(() -> new LambdaSettings("local", "data", "sql", "sql/", "role; drop"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("stepshift.iam-role");
  }

  @Test
  void aRunIdCannotLeaveItsLiteral() {
    s3.file("data", "in/2026-01-01/a.csv", "e", 1);
    RenderRequest request =
        new RenderRequest("p", "t", "x'; drop table t; --", "arn", "2026-01-01");
    RenderedLoad load = new RenderSql(store(yaml("")), s3, SETTINGS).render(request);
    List<String> merge = load.steps().get("merge").sqls();
    assertThat(merge.get(merge.size() - 1)).contains("'x''; drop table t; --',");
    assertThat(merge).noneMatch(sql -> sql.strip().startsWith("drop"));
  }

  @Test
  void aStatementThatTheDataApiWouldRefuseIsRefusedWithItsSize() {
    s3.file("data", "in/2026-01-01/a.csv", "e", 1);
    String values =
        IntStream.range(0, 12_000).mapToObj(i -> "v" + i).collect(Collectors.joining(", "));
    String yaml =
        yaml("validations: [{accepted_values: {column: name, values: [" + values + "]}}]");
    assertThatThrownBy(() -> render(yaml))
        .isInstanceOf(LoadTooLarge.class)
        .hasMessageContaining("Step validate_staging of table t")
        .hasMessageContaining("takes 100000");
  }

  @Test
  void anAnswerThatStepFunctionsWouldRefuseIsRefusedWithItsSize() {
    s3.file("data", "in/2026-01-01/a.csv", "e", 1);
    String columns =
        IntStream.range(0, 150)
            .mapToObj(i -> "{name: " + "c".repeat(80) + i + ", type: bigint}")
            .collect(Collectors.joining(", "));
    String values =
        IntStream.range(0, 5_700).mapToObj(i -> "v" + i).collect(Collectors.joining(", "));
    String check = "accepted_values: {column: id, values: [" + values + "]}";
    String table =
        "columns: [{name: id, type: bigint}, "
            + columns
            + "]\n    validations: [{"
            + check
            + "}, {subject: target, "
            + check
            + "}]";
    assertThatThrownBy(() -> render(yaml(table)))
        .isInstanceOf(LoadTooLarge.class)
        .hasMessageContaining("carries 253952");
  }

  @Test
  void aBatchOfTooManyStatementsIsRefusedWithTheirNumber() {
    s3.file("data", "in/2026-01-01/a.csv", "e", 1);
    assertThatThrownBy(() -> renderWithMerge(merge -> merge.repeat(39)))
        .isInstanceOf(LoadTooLarge.class)
        .hasMessageContaining("Step merge of table t has 47 statements")
        .hasMessageContaining("takes 40");
  }

  @Test
  void aBatchOfMoreSqlThanItsDescriptionMayHaveIsRefusedWithItsSize() {
    s3.file("data", "in/2026-01-01/a.csv", "e", 1);
    String statement = "\nselect '" + "x".repeat(60_000) + "';\n";
    assertThatThrownBy(() -> renderWithMerge(merge -> statement.repeat(2) + merge))
        .isInstanceOf(LoadTooLarge.class)
        .hasMessageContaining("Step merge of table t has 12")
        .hasMessageContaining("bytes of SQL")
        .hasMessageContaining("a batch of 120000");
  }

  private void renderWithMerge(UnaryOperator<String> change) {
    PipelineStore changed =
        new PipelineStore() {
          @Override
          public Pipeline pipeline(String name) {
            return store(yaml("")).pipeline(name);
          }

          @Override
          public String text(String path) {
            String text = SqlFolder.SHOP.text(path);
            return path.endsWith("/merge.sql") ? change.apply(text) : text;
          }
        };
    new RenderSql(changed, s3, SETTINGS).render(request("t"));
  }

  @Test
  void ownSqlIsOneStatement() {
    s3.file("data", "in/2026-01-01/a.csv", "e", 1);
    assertThatThrownBy(
            () -> render(yaml("validations: [{name: v, sql: \"select 1; select 2\", maximum: 0}]")))
        .isInstanceOf(TemplateInvalid.class)
        .hasMessageContaining("Validation v of table t has 2 statements");
    assertThatThrownBy(
            () -> render(yaml("validations: [{name: v, sql: \"select 'open\", maximum: 0}]")))
        .isInstanceOf(TemplateInvalid.class)
        .hasMessageContaining("Validation v of table t")
        .hasMessageContaining("not closed");
  }

  @Test
  void aRequestThatLacksAFieldIsRefusedWithItsName() {
    assertRefused(new RenderRequest(null, "t", "run-1", "arn", "2026-01-01"), "\"pipeline\"");
    assertRefused(new RenderRequest("p", "", "run-1", "arn", "2026-01-01"), "\"table\"");
    assertRefused(new RenderRequest("p", "t", null, "arn", "2026-01-01"), "\"runId\"");
    assertRefused(new RenderRequest("p", "t", "run-1", "arn", "today"), "\"today\"");
    assertRefused(new RenderRequest("p", "", "vacuum", "run-1", "arn", "2026-01-01"), "\"vacuum\"");
  }

  @Test
  void anUnknownTableIsNotFound() {
    assertThatThrownBy(() -> new RenderSql(store(yaml("")), s3, SETTINGS).render(request("other")))
        .isInstanceOf(TableNotFound.class)
        .hasMessageContaining("it has t");
  }

  @Test
  void eachLayoutOfTheFilesIsCopiedByItself() {
    s3.text("data", "in/2026-01-01/0", "id,name\n1,a\n");
    s3.text("data", "in/2026-01-01/1", "name,id\nb,2\n");
    s3.text("data", "in/2026-01-01/2", "more,name,id\nx,c,3\n");
    RenderedLoad load = render(yaml("source: {format: csv, ignore_header: 1}"));

    Batch copy = load.steps().get("copy");
    List<String> counted = copy.rowsOf().stream().map(copy.sqls()::get).toList();
    assertThat(counted).hasSize(3);
    assertThat(counted.get(0))
        .startsWith("copy \"stepshift_staging\".\"p__t\" (\n  \"id\",\n  \"name\"");
    assertThat(counted.get(1))
        .startsWith("copy \"stepshift_staging\".\"p__t\" (\n  \"name\",\n  \"id\"");
    assertThat(counted.get(2))
        .isEqualTo(
            """
            insert into "stepshift_staging"."p__t" (
              "name",
              "id"
            )
            select
              "name",
              "id"
            from "stepshift_layout_3\"""");
    assertThat(copy.sqls())
        .contains(
            "drop table if exists \"stepshift_layout_3\"",
            """
            create temp table "stepshift_layout_3" (
              "stepshift_extra_1" varchar(65535),
              "name" varchar(9),
              "id" bigint not null
            )""");
    assertThat(counted.get(1)).contains(load.manifest().replace(".manifest", "-2.manifest"));
    assertThat(load.warnings()).hasSize(1);
  }

  @Test
  void moreLayoutsThanABatchTakesAreToldWithAFileOfEach() {
    for (int i = 0; i < 30; i++) {
      String extra =
          IntStream.range(0, i).mapToObj(x -> "x" + x + ",").collect(Collectors.joining());
      s3.text("data", "in/2026-01-01/%02d".formatted(i), extra + "name,id\n");
    }
    assertThatThrownBy(() -> render(yaml("source: {format: csv, ignore_header: 1}")))
        .isInstanceOf(LoadTooLarge.class)
        .hasMessageStartingWith("Step copy of table t has ")
        .hasMessageContaining("The files have 30 layouts")
        .hasMessageContaining("s3://data/in/2026-01-01/00 (name, id)")
        .hasMessageContaining("s3://data/in/2026-01-01/29 ((no name), ")
        .hasMessageContaining("Bring them into fewer, or load them in several runs.");
  }

  private void assertRefused(RenderRequest request, String message) {
    assertThatThrownBy(() -> new RenderSql(store(yaml("")), s3, SETTINGS).render(request))
        .isInstanceOf(RequestInvalid.class)
        .hasMessageContaining(message);
  }

  private RenderedLoad render(String yaml) {
    return render(yaml, SETTINGS);
  }

  private RenderedLoad render(String yaml, LambdaSettings settings) {
    return new RenderSql(store(yaml), s3, settings).render(request("t"));
  }

  private static RenderRequest request(String table) {
    return new RenderRequest("p", table, "run-1", "arn", "2026-01-01");
  }

  private List<String> manifestUrls(RenderedLoad load) throws Exception {
    JsonNode manifest = new ObjectMapper().readTree(s3.written().get(load.manifest()));
    return manifest.get("entries").findValuesAsText("url");
  }

  /** A pipeline of one table; the field is added to it or stands in place of its own. */
  private static String yaml(String field) {
    List<String> fields =
        List.of(
            "strategy: upsert",
            "key: id",
            "columns: [{name: id, type: bigint}, {name: name, type: varchar(9)}]");
    String own =
        fields.stream()
            .filter(one -> !field.startsWith(one.substring(0, one.indexOf(':') + 1)))
            .collect(Collectors.joining("\n    "));
    return """
    pipeline: p
    schema: p
    defaults: {source: {path: "in/{run_date}/"}}
    tables:
      - name: t
        %s
        %s
    """
        .formatted(own, field);
  }

  private static PipelineStore store(String yaml) {
    return new PipelineStore() {
      @Override
      public Pipeline pipeline(String name) {
        return new PipelineReader().read("pipeline.yaml", yaml);
      }

      @Override
      public String text(String path) {
        return SqlFolder.SHOP.text(path);
      }
    };
  }
}
