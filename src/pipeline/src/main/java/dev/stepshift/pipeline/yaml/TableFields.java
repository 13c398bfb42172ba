package dev.stepshift.pipeline.yaml;

import static dev.stepshift.pipeline.yaml.ScalarType.choice;
import static dev.stepshift.pipeline.yaml.ScalarType.days;
import static dev.stepshift.pipeline.yaml.ScalarType.flag;
import static dev.stepshift.pipeline.yaml.ScalarType.identifier;
import static dev.stepshift.pipeline.yaml.ScalarType.matching;
import static dev.stepshift.pipeline.yaml.ScalarType.percent;
import static dev.stepshift.pipeline.yaml.ScalarType.sqlFile;
import static dev.stepshift.pipeline.yaml.ScalarType.text;
import static dev.stepshift.pipeline.yaml.ScalarType.whole;
import static dev.stepshift.pipeline.yaml.ValueType.object;
import static dev.stepshift.pipeline.yaml.ValueType.objects;

import dev.stepshift.pipeline.Merge;
import dev.stepshift.pipeline.ProcedureCall.Argument;
import dev.stepshift.pipeline.StoredFailures;
import dev.stepshift.pipeline.Strategy;
import dev.stepshift.pipeline.VersionHistory.Deletes;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The fields of an entry of {@code tables}. */
final class TableFields extends YamlObject {

  static final ColumnFields COLUMN = new ColumnFields();
  static final DistributionFields DISTRIBUTION = new DistributionFields();
  static final HistoryFields HISTORY = new HistoryFields();
  static final ProcedureFields PROCEDURE = new ProcedureFields();
  static final TableFields TABLE = new TableFields();

  private TableFields() {
    super("table", "One target table: what it looks like, what fills it and how.");
    rule("{\"not\": {\"required\": [\"source\", \"query\"]}}");
    rule(
        """
        {"if": {"properties": {"strategy": {"const": "procedure"}}, "required": ["strategy"]},
         "then": {"required": ["procedure"]},
         "else": {"not": {"required": ["procedure"]}}}""");
  }

  final YamlField<Optional<YamlScalar>> name =
      field("name", identifier("table").scalar())
          .needed("name the target table")
          .is("The target table's name.");

  final YamlField<List<YamlScalar>> after =
      field("after", ScalarType.name().scalars())
          .usually("none")
          .is("The tables that must be loaded before this one.");

  final YamlField<Strategy> strategy =
      field("strategy", choice(Strategy.values()).orElse(Strategy.UPSERT))
          .is("How a delivery comes into the target: [strategies](#strategies).");

  final YamlField<List<YamlScalar>> key =
      field("key", ScalarType.name().scalars())
          .usually("none")
          .is(
              "The columns that tell rows apart (for `delete_insert`, groups of rows). They are not"
                  + " null, written so or not. Most [strategies](#strategies) need one.");

  final YamlField<Optional<String>> surrogateKey =
      field("surrogate_key", identifier("column").optional())
          .onlyWith(strategy, Strategy.SCD1, Strategy.SCD2)
          .is(
              "A `bigint` column that is not in the files; Stepshift adds it and"
                  + " [numbers the rows](#surrogate-keys).");

  final YamlField<List<YamlScalar>> partition =
      field("partition", ScalarType.name().scalars())
          .onlyWith(strategy, Strategy.REPLACE_PARTITION)
          .is(
              "Needed there: the columns whose values name a partition. They are never null in a"
                  + " delivery.");

  final YamlField<BigDecimal> maxDeletePercent =
      field("max_delete_percent", percent().orElse(Merge.DEFAULT_PERCENT))
          .onlyWith(
              strategy,
              Strategy.REPLACE,
              Strategy.REPLACE_PARTITION,
              Strategy.DELETE_INSERT,
              Strategy.MIRROR,
              Strategy.SCD2)
          .is(
              "The most percent of the target's rows that one load may"
                  + " [remove](#what-a-load-may-take-away); 100 allows anything. With `scd2` it needs"
                  + " `deletes`.");

  final YamlField<Optional<String>> loadKeyColumn =
      field("load_key_column", identifier("column").optional())
          .onlyWith(strategy, Strategy.APPEND)
          .usually("`stepshift_load_key`")
          .is(
              "The `varchar(64)` column that Stepshift adds to the target, for the load that brought"
                  + " a row: by it a load can be [taken back](#taking-a-load-back). `none`: no such"
                  + " column.");

  final YamlField<List<YamlMap>> columns =
      field("columns", objects(COLUMN))
          .needed("list the columns in the order of the files")
          .is("The [columns](#columns), in the order of files that do not name theirs.");

  final YamlField<List<YamlScalar>> dropped =
      field("dropped", identifier("column").scalars())
          .usually("none")
          .is(
              "The columns that `columns` had before and that are gone for good: the target keeps"
                  + " them, and [nothing fills them](#renamed-and-dropped-columns).");

  final YamlField<Optional<YamlMap>> distribution =
      field("distribution", object(DISTRIBUTION))
          .usually("Redshift chooses")
          .is("How Redshift spreads the rows: `{style: even}`, or `{style: key, key: <column>}`.");

  final YamlField<List<YamlScalar>> sortKey =
      field("sort_key", ScalarType.name().scalars())
          .usually("none")
          .is("The columns that rows are sorted by on disk: the ones that queries filter by.");

  final YamlField<Optional<YamlMap>> source =
      field("source", object(SourceFields.SOURCE))
          .usually("`defaults.source`")
          .is("The [files](#source).");

  final YamlField<Optional<String>> query =
      field("query", sqlFile().optional())
          .example("fact_yearly_sale.sql")
          .is("In place of `source`: a file of the pipeline's folder with [one SELECT](#query).");

  final YamlField<Optional<YamlMap>> procedure =
      field("procedure", object(PROCEDURE))
          .onlyWith(strategy, Strategy.PROCEDURE)
          .is("Needed there: the stored procedure, `{call: <name>, arguments: [...]}`.");

  final YamlField<List<YamlMap>> validations =
      field("validations", objects(ValidationFields.VALIDATION))
          .usually("none")
          .is("[Checks](#validations) besides the built-in ones.");

  final YamlField<Optional<YamlMap>> timeouts =
      field("timeouts", object(TimeoutFields.TIMEOUTS))
          .usually("`defaults.timeouts`")
          .is("How long each step may take.");

  final YamlField<Optional<YamlMap>> history =
      field("history", object(HISTORY))
          .onlyWith(strategy, Strategy.SCD2)
          .is("[What makes a version, and when it holds](#history).");

  final YamlField<Integer> storeFailures =
      field(
              "store_failures",
              whole(0, StoredFailures.MOST_ROWS).orElse(StoredFailures.DEFAULT.rows()))
          .formerly("keep_failed_rows")
          .is("How many rows of each failed [validation](#validations) are stored to look at.");

  final YamlField<Integer> storeFailuresFor =
      field(
              "store_failures_for",
              days(StoredFailures.MOST_DAYS)
                  .orElse(StoredFailures.DEFAULT.days(), StoredFailures.DEFAULT.days() + "d"))
          .formerly("keep_failed_rows_for")
          .example("7d")
          .is("How long they stay, by run dates: the table's next load deletes older ones.");

  /** The fields of an entry of {@code columns}. */
  static final class ColumnFields extends YamlObject {

    private ColumnFields() {
      super("column", "One column of the target table.");
    }

    final YamlField<Optional<YamlScalar>> name =
        field("name", identifier("column").scalar())
            .needed("name the column")
            .is("The column's name.");

    final YamlField<Optional<YamlScalar>> type =
        field(
                "type",
                matching("type", "^\\s*[A-Za-z][A-Za-z0-9 ]*(\\([0-9max, ]+\\))?\\s*$").scalar())
            .needed("give a Redshift type such as varchar(40)")
            .example(
                "bigint",
                "integer",
                "smallint",
                "decimal(15,2)",
                "double precision",
                "boolean",
                "date",
                "timestamp",
                "timestamptz",
                "char(1)",
                "varchar(40)",
                "super",
                "varbyte(1000)")
            .is(
                "A Redshift type, with its length where it has one. Inside `{ }` a type with a comma"
                    + " stands in quotes: `\"decimal(15,2)\"`.");

    final YamlField<Optional<Boolean>> notNull =
        field("not_null", flag().optional())
            .usually("`false`")
            .is("Whether the column refuses NULL. Key columns always do.");

    final YamlField<Optional<YamlScalar>> from =
        field("from", text().scalar())
            .usually("the column's name")
            .example("Customer ID")
            .is("What files [call it](#columns-by-name).");

    final YamlField<Optional<YamlScalar>> renamedFrom =
        field("renamed_from", identifier("column").scalar())
            .example("customer_no")
            .is(
                "The name that it had before: the target's column"
                    + " [is renamed](#renamed-and-dropped-columns), and files with the old name go"
                    + " on loading.");
  }

  /** The fields of {@code distribution}. */
  static final class DistributionFields extends YamlObject {

    /** The styles as YAML calls them. */
    enum Style {
      AUTO,
      EVEN,
      ALL,
      KEY
    }

    private DistributionFields() {
      super("distribution", "How Redshift spreads the rows of the target over its nodes.");
      rule(
          """
          {"if": {"properties": {"style": {"const": "key"}}},
           "then": {"required": ["key"]},
           "else": {"not": {"required": ["key"]}}}""");
    }

    final YamlField<Style> style =
        field("style", choice(Style.values()).orElse(Style.AUTO))
            .needed("write one of auto, even, all, key")
            .is(
                "`auto`: Redshift chooses. `even`: in turn. `all`: a copy on each node. `key`: rows"
                    + " with the same value lie together.");

    final YamlField<Optional<YamlScalar>> key =
        field("key", ScalarType.name().scalar())
            .onlyWith(style, Style.KEY)
            .is("Needed there: the column.");
  }

  /** The fields of {@code history}. */
  static final class HistoryFields extends YamlObject {

    private HistoryFields() {
      super("history", "What makes a version of a row, and when it holds.");
    }

    final YamlField<List<YamlScalar>> compare =
        field("compare", ScalarType.name().scalars())
            .usually("all but `key` and `effective`")
            .is(
                "The columns whose change makes a version. The others are overwritten: a version has"
                    + " their last value from its time.");

    final YamlField<Optional<YamlScalar>> effective =
        field("effective", ScalarType.name().scalar())
            .usually("the run's date")
            .is(
                "The `date`, `timestamp` or `timestamptz` column from which a row holds; never null."
                    + " With it a delivery may hold several versions of a key, one a date.");

    final YamlField<Deletes> deletes =
        field("deletes", choice(Deletes.values()).orElse(Deletes.IGNORE))
            .is(
                "What a key means that a delivery lacks: `ignore` nothing, `close` the end of its"
                    + " version, `flag` that and a version which says so. Decide it with the first"
                    + " load.");

    final YamlField<String> validFrom =
        field("valid_from", identifier("column").orElse("valid_from"))
            .is("The added column with the first moment of a version, of the type of `effective`.");

    final YamlField<String> validTo =
        field("valid_to", identifier("column").orElse("valid_to"))
            .is(
                "The added column with the first moment after a version; 9999-12-31 while it holds.");

    final YamlField<String> isCurrent =
        field("is_current", identifier("column").orElse("is_current"))
            .is("The added column that is true for the last version of a key.");

    final YamlField<String> isDeleted =
        field("is_deleted", identifier("column").orElse("is_deleted"))
            .onlyWith(deletes, Deletes.FLAG)
            .is(
                "The added column that is true for a version that stands for a deletion; it has the"
                    + " values of the version before.");
  }

  /** The fields of {@code procedure}. */
  static final class ProcedureFields extends YamlObject {

    private ProcedureFields() {
      super(
          "procedure",
          "The stored procedure of the targets' schema that merges. It must bear to run twice, and"
              + " cannot commit or truncate.");
    }

    final YamlField<Optional<String>> call =
        field("call", identifier("procedure").optional())
            .needed("name the procedure")
            .is("The procedure's name.");

    final YamlField<List<Argument>> arguments =
        field("arguments", choice(Argument.values()).list())
            .usually("none")
            .is(
                "What it is given, each as a text: the quoted names of the `staging` table, the"
                    + " `target` and its `ledger`, the `run_date`, the `run_id`, the `load_key`.");
  }
}
