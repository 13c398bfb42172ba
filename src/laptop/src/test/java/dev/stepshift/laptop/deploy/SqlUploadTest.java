package dev.stepshift.laptop.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.s3.MemoryS3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlUploadTest {

  @Test
  void samplesAndReadmesAreForNoFunction(@TempDir Path home) throws IOException {
    write(home, "sql/pipelines/shop/pipeline.yaml");
    write(home, "sql/pipelines/shop/setup/views.sql");
    write(home, "sql/pipelines/shop/README.md");
    write(home, "sql/pipelines/shop/samples/shop/{run_date}/orders.csv");
    MemoryS3 s3 = new MemoryS3().bucket(LocalNames.SQL_BUCKET);
    SqlUpload.upload(s3, home);
    assertThat(s3.objects(LocalNames.SQL_BUCKET, ""))
        .containsOnlyKeys("sql/pipelines/shop/pipeline.yaml", "sql/pipelines/shop/setup/views.sql");
  }

  private static void write(Path home, String file) throws IOException {
    Files.createDirectories(home.resolve(file).getParent());
    Files.writeString(home.resolve(file), "any");
  }
}
