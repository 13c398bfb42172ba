package dev.stepshift.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultRequest;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;

/** Answers every statement in the same way, on the second look. */
final class FakeRedshift implements RedshiftDataClient {

  final List<ExecuteStatementRequest> executed = new ArrayList<>();
  private final Consumer<DescribeStatementResponse.Builder> end;
  private final List<GetStatementResultResponse> pages;
  private int looks;

  private FakeRedshift(
      Consumer<DescribeStatementResponse.Builder> end, List<GetStatementResultResponse> pages) {
    this.end = end;
    this.pages = pages;
  }

  /** Two pages of names and numbers of rows, one of them null. */
  static FakeRedshift withRows() {
    List<ColumnMetadata> columns =
        List.of(
            ColumnMetadata.builder().name("segment").typeName("varchar").build(),
            ColumnMetadata.builder().name("customers").typeName("int8").build());
    return new FakeRedshift(
        end -> end.status("FINISHED").hasResultSet(true).resultRows(3L),
        List.of(
            GetStatementResultResponse.builder()
                .columnMetadata(columns)
                .records(
                    List.of(
                        List.of(Field.fromStringValue("BUILDING"), Field.fromLongValue(337L)),
                        List.of(Field.fromStringValue("odd, \"one\""), Field.fromLongValue(5L))))
                .nextToken("1")
                .build(),
            GetStatementResultResponse.builder()
                .columnMetadata(columns)
                .records(List.of(List.of(Field.fromIsNull(true), Field.fromLongValue(1L))))
                .build()));
  }

  static FakeRedshift withCount(long rows) {
    return new FakeRedshift(
        end -> end.status("FINISHED").hasResultSet(false).resultRows(rows), List.of());
  }

  static FakeRedshift failing(String error) {
    return new FakeRedshift(end -> end.status("FAILED").error(error), List.of());
  }

  @Override
  public ExecuteStatementResponse executeStatement(ExecuteStatementRequest request) {
    executed.add(request);
    return ExecuteStatementResponse.builder().id("statement-1").build();
  }

  @Override
  public DescribeStatementResponse describeStatement(DescribeStatementRequest request) {
    DescribeStatementResponse.Builder answer =
        DescribeStatementResponse.builder().id(request.id()).status("STARTED");
    if (++looks > 1) {
      end.accept(answer);
    }
    return answer.build();
  }

  @Override
  public GetStatementResultResponse getStatementResult(GetStatementResultRequest request) {
    return pages.get(request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken()));
  }

  @Override
  public String serviceName() {
    return "redshift-data";
  }

  @Override
  public void close() {}
}
