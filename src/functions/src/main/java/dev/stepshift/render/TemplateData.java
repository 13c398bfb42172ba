package dev.stepshift.render;

import dev.stepshift.functions.LambdaSettings;
import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.Distribution;
import dev.stepshift.pipeline.ProcedureCall;
import dev.stepshift.pipeline.Source;
import dev.stepshift.pipeline.Strategy;
import dev.stepshift.pipeline.Table;
import dev.stepshift.sql.ColumnTypes;
import dev.stepshift.sql.Identifiers;
import dev.stepshift.sql.Literals;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the templates of one load may say: names and literals, each of them SQL already. */
final class TemplateData {

  private TemplateData() {}

  static Map<String, Object> of(Load load, LambdaSettings settings) {
    Map<String, Object> data = new HashMap<>();
    addNames(data, TableNames.of(load.pipeline(), load.table()));
    data.put("schema_text", Literals.text(load.pipeline().schema()));
    data.put("table_text", Literals.text(load.table().name()));
    addShape(data, load.table());
    HistoryData.add(data, load.table(), load.request().runDate());
    if (load.table().query().isEmpty()) {
      addSource(data, load.table(), settings);
    }
    data.put("query", load.query());
    data.put("iam_role", role(settings));
    addLoad(data, load);
    addProcedure(data, load);
    return Map.copyOf(data);
  }

  private static void addNames(Map<String, Object> data, TableNames names) {
    data.put("schema", names.schema());
    data.put("staging_schema", names.stagingSchema());
    data.put("ledger_schema", Identifiers.quote(TableNames.OWN_SCHEMA));
    data.put("target", names.target());
    data.put("staging", names.staging());
    data.put("ledger", names.ledger());
    data.put("follow_columns", names.columns());
    data.put("target_text", Literals.text(names.target()));
    data.put("journal", names.journal());
    data.put("journal_text", Literals.text(names.journal()));
    data.put("journal_table_text", Literals.text(names.journalTable()));
    data.put("ledger_schema_text", Literals.text(TableNames.OWN_SCHEMA));
  }

  private static void addShape(Map<String, Object> data, Table table) {
    data.put("columns", table.columns().stream().map(column -> column(column, table)).toList());
    data.put("key", quoted(table.key()));
    data.put("partition", quoted(table.removal().partition()));
    data.put("updated", updated(table));
    Distribution distribution = table.distribution();
    data.put("diststyle", distribution.style().name().toLowerCase(Locale.ROOT));
    data.put("distkey", orEmpty(distribution.key(), Identifiers::quote));
    data.put("sort_key", quoted(table.sortKey()));
  }

  private static Map<String, Object> column(Column column, Table table) {
    Map<String, Object> data = new HashMap<>(ColumnShape.of(column, table).data());
    data.put("name", Identifiers.quote(column.name()));
    data.put("text", Literals.text(column.name()));
    data.put("type", ColumnTypes.checked(column.type()));
    // Redshift takes a primary key of columns without it, and then believes in it all the same.
    data.put("not_null", column.notNull() || table.key().contains(column.name()));
    return Map.copyOf(data);
  }

  /** MERGE must update something: where all columns are keys, they are set to what they are. */
  private static List<String> updated(Table table) {
    List<String> others =
        table.columns().stream()
            .map(Column::name)
            .filter(name -> !table.key().contains(name))
            .toList();
    return quoted(others.isEmpty() ? table.key() : others);
  }

  private static void addSource(Map<String, Object> data, Table table, LambdaSettings settings) {
    Source source = table.source().asCopied();
    Source.Format format = source.format();
    data.put("format", format.word());
    data.put("columnar", format.isColumnar());
    data.put("serialize_to_json", table.columns().stream().anyMatch(c -> c.type().equals("super")));
    data.put("json_paths", format.takes("json_paths") ? jsonPaths(source, settings) : "");
    data.put("widths", orEmpty(widths(table), Literals::text));
    data.put("csv", format == Source.Format.CSV);
    data.put("quote", orEmpty(source.quote(), Literals::text));
    data.put("delimiter", format.takes("delimiter") ? Literals.text(source.delimiter()) : "");
    data.put("ignore_header", source.ignoreHeader());
    data.put("null_as", orEmpty(source.nullAs(), Literals::text));
    data.put("date_format", orEmpty(source.dateFormat(), Literals::text));
    data.put("time_format", orEmpty(source.timeFormat(), Literals::text));
    data.put("compression", compression(source.compression()));
    data.put("max_errors", source.maxErrors());
  }

  private static String jsonPaths(Source source, LambdaSettings settings) {
    return switch (source.jsonPaths()) {
      case Source.AUTO -> Literals.text("auto");
      case Source.AUTO_IGNORECASE -> Literals.text("auto ignorecase");
      default ->
          Literals.text(
              source.jsonPaths().startsWith("s3://")
                  ? source.jsonPaths()
                  : "s3://" + settings.dataBucket() + "/" + source.jsonPaths());
    };
  }

  /** COPY's own notation; the labels are the columns' names, for those who read it. */
  private static String widths(Table table) {
    List<Integer> widths = table.source().widths();
    return IntStream.range(0, widths.size())
        .mapToObj(i -> table.columns().get(i).name() + ":" + widths.get(i))
        .collect(Collectors.joining(","));
  }

  private static String compression(Source.Compression compression) {
    return compression == Source.Compression.NONE
        ? ""
        : compression.name().toLowerCase(Locale.ROOT);
  }

  private static String role(LambdaSettings settings) {
    String role = settings.iamRole();
    return role.equals(LambdaSettings.DEFAULT_ROLE) ? role : Literals.text(role);
  }

  private static void addLoad(Map<String, Object> data, Load load) {
    data.put("manifest", Literals.text(load.manifest()));
    data.put("load_key", Literals.text(load.loadKey()));
    data.put("superseded", superseded(load));
    data.put("run_id", Literals.text(load.request().runId()));
    data.put("run_date", Literals.text(load.request().runDate()));
    data.put("strategy", Literals.text(load.table().strategy().word()));
    data.put("files", load.files().size());
    data.put("bytes", load.bytes());
  }

  /** Only what is added can be there twice; the other strategies bring their rows in again. */
  private static List<String> superseded(Load load) {
    return load.claim().stream()
        .filter(claim -> load.table().strategy() == Strategy.APPEND)
        .flatMap(claim -> claim.superseded().stream())
        .map(Literals::text)
        .toList();
  }

  private static void addProcedure(Map<String, Object> data, Load load) {
    ProcedureCall call = load.table().procedure();
    data.put(
        "procedure",
        orEmpty(call.name(), name -> Identifiers.quote(load.pipeline().schema(), name)));
    data.put("arguments", call.arguments().stream().map(argument -> text(argument, data)).toList());
  }

  /** Names become texts too: a procedure puts them into the SQL that it executes. */
  private static String text(ProcedureCall.Argument argument, Map<String, Object> data) {
    String value = String.valueOf(data.get(argument.name().toLowerCase(Locale.ROOT)));
    return switch (argument) {
      case STAGING, TARGET, LEDGER -> Literals.text(value);
      case RUN_DATE, RUN_ID, LOAD_KEY -> value;
    };
  }

  private static List<String> quoted(List<String> names) {
    return names.stream().map(Identifiers::quote).toList();
  }

  private static String orEmpty(String value, UnaryOperator<String> sql) {
    return value.isEmpty() ? "" : sql.apply(value);
  }
}
