package dev.stepshift.proof.endtoend;

import static dev.stepshift.proof.endtoend.ShopData.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepshift.proof.stage.Home;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import dev.stepshift.states.integration.Integration;
import dev.stepshift.states.integration.TaskCall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A call whose answer is lost below Step Functions is sent again, as it was: the ClientToken makes
 * it the same statement.
 */
@ExtendWith(SharedWarehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepeatedCallTest {

  private Stage stage;

  @BeforeAll
  void open(Warehouse warehouse, @TempDir Path folder) throws IOException {
    stage =
        Stage.open(
            warehouse,
            Home.in(folder).withShop(),
            Stage.conditions().around(RepeatedCallTest::sentTwice));
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @Test
  void everySubmissionThatIsSentTwiceIsOneStatement() {
    stage.reset();
    new ShopData(stage).deliverFirst();

    stage.run("shop", FIRST).succeeded();

    for (String step : List.of("copy", "validate_staging", "merge", "validate_target")) {
      assertThat(stage.statements("/visits/" + step)).as(step).hasSize(1);
    }
    assertThat(stage.count("shop.visits")).isEqualTo(4);
  }

  private static Integration sentTwice(Integration services) {
    return new Integration() {
      @Override
      public JsonNode call(TaskCall call) {
        JsonNode answer = services.call(call);
        return call.resource().waitsForToken() ? services.call(call) : answer;
      }

      @Override
      public JsonNode awaitEnd(TaskCall call, JsonNode submitted) {
        return services.awaitEnd(call, submitted);
      }
    };
  }
}
