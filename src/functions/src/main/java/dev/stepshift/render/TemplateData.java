package dev.stepshift.render;

import dev.stepshift.functions.LambdaSettings;
import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.Distribution;
import dev.stepshift.pipeline.FileFormat;
import dev.stepshift.pipeline.FileFormat.Compression;
import dev.stepshift.pipeline.FileFormat.JsonPaths;
import dev.stepshift.pipeline.ProcedureCall;
import dev.stepshift.pipeline.Strategy;
import dev.stepshift.pipeline.Table;
import dev.stepshift.sql.ColumnTypes;
import dev.stepshift.sql.Identifiers;
import dev.stepshift.sql.Literals;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    data.put("partition", quoted(table.merge().partition()));
    data.put("updated", updated(table));
    Distribution distribution = table.layout().distribution();
    data.put("diststyle", distribution.style());
    data.put("distkey", distribution.key().map(Identifiers::quote).orElse(""));
    data.put("sort_key", quoted(table.layout().sortKey()));
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
    FileFormat format = table.source().format().asCopied();
    data.put("format", word(format));
    data.put("columnar", format instanceof FileFormat.Columnar);
    data.put("serialize_to_json", table.columns().stream().anyMatch(c -> c.type().equals("super")));
    data.put("json_paths", jsonPaths(format, settings));
    data.put("widths", format instanceof FileFormat.FixedWidth fixed ? widths(fixed, table) : "");
    data.put("csv", format instanceof FileFormat.Csv);
    data.put("quote", format instanceof FileFormat.Csv csv ? text(csv.quote()) : "");
    data.put("delimiter", delimiter(format));
    data.put("ignore_header", format.headerLines());
    data.put("null_as", format.nullAs().map(Literals::text).orElse(""));
    data.put("date_format", format.conversion().dateFormat().map(Literals::text).orElse(""));
    data.put("time_format", format.conversion().timeFormat().map(Literals::text).orElse(""));
    data.put("compression", compression(format.compression()));
    data.put("max_errors", format.conversion().maxErrors());
  }

  /** The word after FORMAT AS, of the formats that COPY names so. */
  private static String word(FileFormat format) {
    if (format instanceof FileFormat.Columnar columnar) {
      return columnar.kind().name().toLowerCase(Locale.ROOT);
    }
    return format instanceof FileFormat.Avro ? "avro" : "json";
  }

  private static String delimiter(FileFormat format) {
    if (format instanceof FileFormat.Csv csv) {
      return text(csv.delimiter());
    }
    return format instanceof FileFormat.Delimited delimited ? text(delimited.delimiter()) : "";
  }

  private static String text(char character) {
    return Literals.text(String.valueOf(character));
  }

  private static String jsonPaths(FileFormat format, LambdaSettings settings) {
    if (format instanceof FileFormat.Json json) {
      return jsonPaths(json.paths(), settings);
    }
    return format instanceof FileFormat.Avro avro ? jsonPaths(avro.paths(), settings) : "";
  }

  private static String jsonPaths(JsonPaths paths, LambdaSettings settings) {
    if (paths instanceof JsonPaths.InFile file) {
      return Literals.text(
          file.path().startsWith("s3://")
              ? file.path()
              : "s3://" + settings.dataBucket() + "/" + file.path());
    }
    return Literals.text(paths == JsonPaths.ByName.EXACT ? "auto" : "auto ignorecase");
  }

  /** COPY's own notation; the labels are the columns' names, for those who read it. */
  private static String widths(FileFormat.FixedWidth format, Table table) {
    List<Integer> widths = format.widths();
    return IntStream.range(0, widths.size())
        .mapToObj(i -> table.columns().get(i).name() + ":" + widths.get(i))
        .collect(Collectors.collectingAndThen(Collectors.joining(","), Literals::text));
  }

  private static String compression(Compression compression) {
    return compression == Compression.NONE ? "" : compression.name().toLowerCase(Locale.ROOT);
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
    return load.fileLoad().stream()
        .filter(fileLoad -> load.table().strategy() == Strategy.APPEND)
        .flatMap(fileLoad -> fileLoad.superseded().stream())
        .map(Literals::text)
        .toList();
  }

  private static void addProcedure(Map<String, Object> data, Load load) {
    Optional<ProcedureCall> call = load.table().merge().procedure();
    data.put(
        "procedure",
        call.map(one -> Identifiers.quote(load.pipeline().schema(), one.name())).orElse(""));
    data.put(
        "arguments",
        call.stream()
            .flatMap(one -> one.arguments().stream())
            .map(argument -> text(argument, data))
            .toList());
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
}
