package dev.stepshift.pipeline.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.errors.PipelineInvalid;
import dev.stepshift.errors.PipelineNotFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderPipelineStoreTest {

  @TempDir Path folder;

  @Test
  void findsThePipelinesOfTheRepository() {
    FolderPipelineStore store = new FolderPipelineStore(Path.of("../../sql"));

    assertThat(store.names()).contains("tpch");
    assertThat(store.pipeline("tpch").tables()).hasSize(9);
    assertThat(store.text("pipelines/tpch/pipeline.yaml")).contains("pipeline: tpch");
  }

  @Test
  void namesTheFileThatIsMissing() {
    FolderPipelineStore store = new FolderPipelineStore(folder);

    assertThat(store.names()).isEmpty();
    assertThatThrownBy(() -> store.pipeline("nothing"))
        .isInstanceOf(PipelineNotFound.class)
        .hasMessage(
            "there is no "
                + folder.resolve("pipelines/nothing/pipeline.yaml")
                + "; check the name");
  }

  @Test
  void refusesAPipelineThatIsNotNamedLikeItsFolder() throws IOException {
    Path file = folder.resolve("pipelines/copied/pipeline.yaml");
    Files.createDirectories(file.getParent());
    Files.copy(Path.of("../../sql/pipelines/tpch/pipeline.yaml"), file);

    assertThatThrownBy(() -> new FolderPipelineStore(folder).pipeline("copied"))
        .isInstanceOf(PipelineInvalid.class)
        .hasMessage(
            "pipelines/copied/pipeline.yaml:4: pipeline: 'tpch' stands in the folder copied; give"
                + " both the same name");
  }
}
