package dev.stepshift.bench;

import dev.stepshift.functions.LambdaSettings;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.PipelineStore;
import dev.stepshift.pipeline.yaml.FolderPipelineStore;
import dev.stepshift.pipeline.yaml.PipelineReader;
import dev.stepshift.render.RenderRequest;
import dev.stepshift.render.RenderSql;
import dev.stepshift.render.RenderedLoad;
import dev.stepshift.s3.LocalS3;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** What it costs Render SQL to read the headers of many files, and to know them already. */
final class HeadersBenchmark {

  private static final int FILES = 10_000;
  private static final String BUCKET = "bench";

  private final PrintWriter out;
  private final Path home;

  /**
   * @param home the repository's root
   */
  HeadersBenchmark(PrintWriter out, Path home) {
    this.out = out;
    this.home = home;
  }

  /**
   * @param scale 1 for 10,000 files
   */
  void run(double scale, int times) throws IOException {
    int count = Math.max(1, (int) (FILES * scale));
    try (LocalS3 server = LocalS3.start(0);
        S3Client s3 = server.client()) {
      s3.createBucket(bucket -> bucket.bucket(BUCKET));
      for (int i = 0; i < count; i++) {
        String key = "in/%05d.csv.gz".formatted(i);
        s3.putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromBytes(file(key)));
      }
      List<Double> byPlace = new ArrayList<>();
      List<Double> read = new ArrayList<>();
      List<Double> known = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        byPlace.add(seconds(s3, ", header: ignore", count));
        s3.deleteObject(layouts -> layouts.bucket(BUCKET).key("stepshift/layouts/p/t.json"));
        read.add(seconds(s3, "", count));
        known.add(seconds(s3, "", count));
      }
      Figures table = new Figures("Render SQL of %,d gzipped CSV files".formatted(count));
      table.add("by place: no header is read", "s", Spread.of(byPlace));
      table.add("by name: each header is read", "s", Spread.of(read));
      table.add("by name: each layout is known", "s", Spread.of(known));
      table.print(out);
    }
  }

  private double seconds(S3Client s3, String more, int count) {
    RenderSql render =
        new RenderSql(
            store(more), s3, new LambdaSettings("bench", BUCKET, "sql", "sql/", "default"));
    long start = System.nanoTime();
    RenderedLoad load =
        render.render(new RenderRequest("p", "t", "run", "arn:aws:states:run", "2026-01-01"));
    double seconds = (System.nanoTime() - start) / 1e9;
    if (load.files() != count) {
      throw new IllegalStateException(load.files() + " files were found");
    }
    return seconds;
  }

  private PipelineStore store(String more) {
    Pipeline pipeline =
        new PipelineReader()
            .read(
                "bench.yaml",
                """
                pipeline: p
                schema: p
                tables:
                  - name: t
                    key: id
                    columns: [{name: id, type: bigint}, {name: name, type: varchar(40)}]
                    source: {path: in/, format: csv, ignore_header: 1, compression: gzip%s}
                """
                    .formatted(more));
    PipelineStore templates = new FolderPipelineStore(home.resolve("sql"));
    return new PipelineStore() {
      @Override
      public Pipeline pipeline(String name) {
        return pipeline;
      }

      @Override
      public String text(String path) {
        return templates.text(path);
      }
    };
  }

  private static byte[] file(String name) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(("id,name\n1," + name + '\n').getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return packed.toByteArray();
  }
}
