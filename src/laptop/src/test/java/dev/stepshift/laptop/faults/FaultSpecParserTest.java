package dev.stepshift.laptop.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.redshift.data.StatementPoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultSpecParserTest {

  private final FaultSpecParser parser =
      new FaultSpecParser(
          new FaultCatalog(
              List.of("orders", "visits"), FaultCatalog.tasks(Path.of("../../statemachines"))));

  @Test
  void aFaultStrikesAnywhereOnceUnlessToldOtherwise() {
    assertThat(parser.parse("drop-event"))
        .isEqualTo(
            new RequestedFault(
                new EventFault(
                    EventFault.Kind.DROP,
                    EventFault.Subject.STATEMENT,
                    StepSelector.ANY,
                    Duration.ZERO),
                1));
  }

  @Test
  void aFaultMayNameItsTableStepAndNumber() {
    assertThat(parser.parse("serialization-conflict:orders/merge:times=2"))
        .isEqualTo(
            new RequestedFault(
                new StatementFault(
                    StatementFault.Kind.CONFLICT,
                    StepSelector.of("orders", "merge"),
                    StatementPoint.MIDDLE,
                    Duration.ZERO),
                2));
    assertThat(parser.parse("serialization-conflict:orders/merge:×2"))
        .isEqualTo(parser.parse("serialization-conflict:orders/merge:x2"))
        .isEqualTo(parser.parse("serialization-conflict:orders/merge:times=2"));
  }

  @Test
  void aStateIsFoundByItsNameInWhateverCase() {
    MachineState merge = new MachineState("copy_and_merge", "Merge into target");
    assertThat(parser.parse("stop@\"Merge into target\":orders").fault())
        .isEqualTo(new StopFault(merge, "orders", InjectionPoint.BEFORE));
    assertThat(parser.parse("stop@merge into target:orders:at=during").fault())
        .isEqualTo(new StopFault(merge, "orders", InjectionPoint.DURING));
  }

  @Test
  void whoNamesATableMeansTheTablesMachine() {
    assertThat(parser.parse("stop@Hold lock:orders").fault())
        .isEqualTo(
            new StopFault(
                new MachineState("copy_and_merge", "Hold lock"), "orders", InjectionPoint.BEFORE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop-event:orders/merge",
        "delay-event:orders:seconds=0.25",
        "double-event",
        "drop-run-event",
        "delay-run-event:seconds=5",
        "cancel-statement:orders/copy:at=end",
        "kill-backend:orders/merge:at=committed",
        "slow-statement:visits/copy:at=start:seconds=30",
        "throttle@BatchExecuteStatement:orders/copy:at=before:error=ThrottlingException",
        "throttle@ListStatements:at=after:error=InternalServerException",
        "fail-lambda@render-sql:orders:at=before:error=Lambda.ServiceException",
        "fail-lambda:at=after:error=java.lang.OutOfMemoryError",
        "fail-lambda@check-validation:_/validate:at=before:error=Lambda.ServiceException",
        "fail-statement:_/setup:at=end",
        "fail-s3@GetObject:at=before",
        "fail-s3:at=after",
        "drop-write@\"copy_and_merge/Record load\":orders:at=after",
        "fail@\"complete_statement/Report success\":at=before:error=Sfn.SfnException",
        "fail@\"pipeline/Copy and merge\":at=during",
        "stop@\"pipeline/Check run\":at=before",
        "stop@\"backfill/Run date\":at=during"
      })
  void aFaultIsWrittenAsItIsRead(String text) {
    assertThat(parser.parse(text).fault().spec()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "drop-evnt:orders | there is no fault 'drop-evnt'. There are drop-event, delay-event,",
        "drop-event:order | there is no table 'order'. There are orders, visits.",
        "drop-event:orders/marge | there is no step 'marge'. There are copy, validate_staging,",
        "drop-event:_/merge | there is no step 'merge'. There are setup, validate, maintain.",
        "fail-s3@GetObject:orders | fail-s3 strikes no table: leave out ':orders'.",
        "fail-s3@Get | there is no action 'Get'. There are GetObject, PutObject,",
        "drop-event:orders:visits | names two tables, orders and visits.",
        "drop-event:orders:times=0 | times=0 is not a whole number from 1 to 9999.",
        "drop-event:orders:at=end | has no option 'at'. drop-event has times.",
        "drop-run-event:orders | drop-run-event strikes no table: leave out ':orders'.",
        "delay-event:seconds=soon | seconds=soon is not a number from 0 to 86400.",
        "kill-backend:at=now | at=now is none of start, middle, end, committed.",
        "fail-statement:at=committed | only kill-backend strikes at=committed",
        "stop | names no state: write stop@\"<state>\". There are \"backfill/Plan backfill\",",
        "stop@\"Load it\" | there is no such state 'Load it': write stop@\"<state>\".",
        "fail@\"List statements\" | is a state of several machines. Which one: \"sweep_statements/",
        "fail@\"Check run\":orders | \"Check run\" is not a state of a table: leave out ':orders'.",
        "fail@\"Check run\":at=during | at=during needs a state that waits",
        "drop-write@\"Check run\" | there is no such state 'Check run': write drop-write@",
        "fail-lambda@render | there is no function 'render'. There are plan-run, render-sql,",
        "throttle@Submit | there is no action 'Submit'. There are BatchExecuteStatement,",
        "Drop the event! | write <fault>[@<what>][:<table>[/<step>]][:<option>=<value>], such as"
      })
  void whatCannotBeReadIsAnsweredWithWhatThereIs(String text, String problem) {
    assertThatThrownBy(() -> parser.parse(text))
        .isInstanceOf(FaultSpecInvalid.class)
        .hasMessageStartingWith("Fault '" + text + "': ")
        .hasMessageContaining(problem);
  }
}
