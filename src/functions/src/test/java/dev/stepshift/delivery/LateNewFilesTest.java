package dev.stepshift.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.functions.RunIdentity;
import dev.stepshift.loadhistory.FileLoadHistoryStore;
import dev.stepshift.pipeline.Table;
import dev.stepshift.pipeline.yaml.PipelineReader;
import dev.stepshift.s3.MemoryS3;
import dev.stepshift.source.SourceFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files of take: new that S3 dates further back than what a history remembers by name. */
class LateNewFilesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  private final MemoryS3 s3 = new MemoryS3().bucket("data");
  private final FileFinder finder = new FileFinder(s3, "data");

  @Test
  void filesThatAreTooOldToBeTakenAreToldUntilTheyAreMadeNew() {
    put("in/old", 1);
    put("in/new", 20);
    load();
    IntStream.range(0, 4).forEach(i -> put("in/late" + i, 2));
    FilesToLoad found = find();
    assertThat(found.files()).isEmpty();
    assertThat(found.warnings())
        .singleElement()
        .asString()
        .startsWith("4 late files are not loaded, as they are older than look_back lets them be")
        .contains("aws s3 cp URL URL --metadata-directive REPLACE")
        .endsWith("s3://data/in/late0, s3://data/in/late1, s3://data/in/late2 and 1 more");
    assertThat(find().warnings()).as("as long as it is so").hasSize(1);

    IntStream.range(0, 4).forEach(i -> put("in/late" + i, 21));
    assertThat(load()).hasSize(4);
    assertThat(find().warnings()).isEmpty();
  }

  @Test
  void moreOldFilesThanAreRememberedAreSaidToBe() {
    IntStream.rangeClosed(0, 50_000).forEach(i -> put("in/old" + i, 1));
    put("in/zz", 20);
    load();
    assertThat(find().warnings())
        .singleElement()
        .asString()
        .startsWith("too many old files are at s3://data/in/** to tell whether late ones are");
  }

  @Test
  void theContentOfALoadedFileUnderAnotherNameIsTold() {
    s3.file("data", "in/a", "etag", 1);
    load();
    s3.file("data", "in/b", "etag", 1);
    assertThat(find().warnings())
        .containsExactly(
            "files have the content of others that were loaded before, whose rows come twice:"
                + " s3://data/in/b = s3://data/in/a");
  }

  private List<SourceFile> load() {
    FilesToLoad found = find();
    new FileLoadHistoryStore(s3, "data")
        .complete("p", "t", "earlier", DAY, found.fileLoad().orElseThrow().loadKey());
    return found.files();
  }

  private FilesToLoad find() {
    return finder.find("p", TABLE, new FileRequest(new RunIdentity("run", DAY), DAY, false));
  }

  private void put(String key, int day) {
    s3.file("data", key, key, 1, Instant.parse("2026-02-%02dT06:00:00Z".formatted(day)));
  }

  private static final Table TABLE =
      new PipelineReader()
          .read(
              "p",
              """
              pipeline: p
              schema: s
              tables:
                - name: t
                  strategy: append
                  columns: [{name: id, type: bigint}]
                  source: {path: in/, format: csv, take: new}
              """)
          .table("t")
          .orElseThrow();
}
