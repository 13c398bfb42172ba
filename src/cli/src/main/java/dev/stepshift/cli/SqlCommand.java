package dev.stepshift.cli;

import dev.stepshift.cli.text.Amounts;
import dev.stepshift.cli.text.TextTable;
import dev.stepshift.cli.text.TextTable.Align;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;

@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    description = "Run one statement in the warehouse that is up.")
final class SqlCommand implements Callable<Integer> {

  private static final Set<String> NUMERIC =
      Set.of("int2", "int4", "int8", "numeric", "decimal", "float4", "float8");

  private final Environment environment;

  @Parameters(paramLabel = "<query>", description = "In Redshift SQL, quoted for the shell.")
  private String sql;

  @Option(names = "--csv", description = "Print comma-separated values, and no row count.")
  private boolean csv;

  SqlCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (LocalSession session = LocalSession.attachOrFail(environment)) {
      RedshiftDataClient redshift = session.clients().redshiftData();
      String id =
          redshift
              .executeStatement(request -> request.workgroupName("local").database("dev").sql(sql))
              .id();
      DescribeStatementResponse statement = await(redshift, id);
      if (!statement.statusAsString().equals("FINISHED")) {
        String why = statement.error();
        throw new CliError(why == null || why.isBlank() ? "The statement was stopped." : why);
      }
      if (Boolean.TRUE.equals(statement.hasResultSet())) {
        print(redshift, id);
      } else if (!csv) {
        long rows = Math.max(0, statement.resultRows());
        environment.say("Done, " + Amounts.counted(rows, "row") + ".");
      }
      return ExitCodes.OK;
    }
  }

  private DescribeStatementResponse await(RedshiftDataClient redshift, String id)
      throws InterruptedException {
    try (Interrupts.Registration cancel =
        environment
            .interrupts()
            .onInterrupt(() -> redshift.cancelStatement(request -> request.id(id)))) {
      while (true) {
        DescribeStatementResponse statement = redshift.describeStatement(request -> request.id(id));
        if (Set.of("FINISHED", "FAILED", "ABORTED").contains(statement.statusAsString())) {
          return statement;
        }
        Thread.sleep(Math.min(50, environment.pause().toMillis()));
      }
    }
  }

  private void print(RedshiftDataClient redshift, String id) {
    List<List<Field>> records = new ArrayList<>();
    List<ColumnMetadata> columns = List.of();
    for (GetStatementResultResponse page :
        redshift.getStatementResultPaginator(request -> request.id(id))) {
      columns = columns.isEmpty() ? page.columnMetadata() : columns;
      records.addAll(page.records());
    }
    List<String> names = columns.stream().map(ColumnMetadata::name).toList();
    if (csv) {
      environment.say(csvLine(names));
      records.forEach(
          row -> environment.say(csvLine(row.stream().map(field -> text(field, "")).toList())));
      return;
    }
    TextTable table =
        new TextTable(
            names,
            columns.stream()
                .map(column -> NUMERIC.contains(column.typeName()) ? Align.RIGHT : Align.LEFT)
                .toList());
    records.forEach(row -> table.add(row.stream().map(field -> text(field, "null")).toList()));
    table.lines().forEach(environment::say);
    environment.say("");
    environment.say(Amounts.counted(records.size(), "row"));
  }

  private static String text(Field field, String nullAs) {
    return switch (field.type()) {
      case STRING_VALUE -> field.stringValue();
      case LONG_VALUE -> field.longValue().toString();
      case DOUBLE_VALUE -> field.doubleValue().toString();
      case BOOLEAN_VALUE -> field.booleanValue().toString();
      case BLOB_VALUE -> field.blobValue().asUtf8String();
      case IS_NULL, UNKNOWN_TO_SDK_VERSION -> nullAs;
    };
  }

  private static String csvLine(List<String> cells) {
    return cells.stream()
        .map(
            cell ->
                cell.matches("(?s).*[\",\n\r].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell)
        .collect(Collectors.joining(","));
  }
}
