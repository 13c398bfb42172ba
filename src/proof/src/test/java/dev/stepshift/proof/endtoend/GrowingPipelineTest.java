package dev.stepshift.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.proof.stage.Home;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A table and a pipeline that are written while the local AWS is up. */
@ExtendWith(SharedWarehouse.class)
class GrowingPipelineTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  @Test
  void whatIsNewRunsWithoutANewStart(Warehouse warehouse, @TempDir Path folder)
      throws IOException, InterruptedException {
    Home home = Home.in(folder);
    write(home, "grows", "first");
    try (Stage stage = Stage.open(warehouse, home)) {
      stage.reset();
      stage.put("grows/first/a.csv", "1\n");
      stage.put("grows/second/a.csv", "1\n2\n");
      stage.put("later/third/a.csv", "1\n2\n3\n");
      stage.run("grows", DAY).succeeded();

      write(home, "grows", "first", "second");
      write(home, "later", "third");
      deployAgain(stage);

      stage.run("grows", DAY).succeeded();
      assertThat(stage.count("shop.second")).isEqualTo(2);
      stage.run("later", DAY).succeeded();
      assertThat(stage.count("shop.third")).isEqualTo(3);
    }
  }

  private static void deployAgain(Stage stage) throws IOException, InterruptedException {
    URI stepFunctions =
        stage.stepFunctions().serviceClientConfiguration().endpointOverride().orElseThrow();
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(stepFunctions.resolve("/stepshift/deploy")).build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private static void write(Home home, String pipeline, String... tables) throws IOException {
    StringBuilder yaml = new StringBuilder("pipeline: " + pipeline + "\nschema: shop\ntables:\n");
    for (String table : tables) {
      yaml.append("  - name: " + table + "\n    strategy: replace\n")
          .append("    columns: [{name: id, type: bigint}]\n")
          .append("    source: {path: " + pipeline + "/" + table + "/, format: csv}\n");
    }
    Files.createDirectories(home.pipelineFile(pipeline).getParent());
    Files.writeString(home.pipelineFile(pipeline), yaml);
  }
}
