package dev.stepshift.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.errors.NoSourceFiles;
import dev.stepshift.errors.RequestInvalid;
import dev.stepshift.errors.SourceChanged;
import dev.stepshift.functions.RunIdentity;
import dev.stepshift.loadhistory.FileLoadHistoryStore;
import dev.stepshift.pipeline.Table;
import dev.stepshift.pipeline.yaml.PipelineReader;
import dev.stepshift.s3.LocalS3;
import dev.stepshift.source.SourceFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Against an S3 that keeps versions and refuses writes over others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FileFinderTest {

  private LocalS3 local;
  private S3Client s3;
  private FileFinder finder;

  @BeforeAll
  void start() throws IOException {
    local = LocalS3.start(0);
    s3 = local.client();
    s3.createBucket(request -> request.bucket("data"));
    finder = new FileFinder(s3, "data");
  }

  @AfterAll
  void stop() {
    s3.close();
    local.close();
  }

  @BeforeEach
  void empty() {
    s3.listObjectsV2Paginator(request -> request.bucket("data")).contents().stream()
        .forEach(object -> s3.deleteObject(request -> request.bucket("data").key(object.key())));
  }

  @ParameterizedTest
  @CsvSource({
    "in/{run_date}/,                              in/2026-03-01/a",
    "in/dt={run_date}/,                           in/dt=2026-03-01/a",
    "in/{run_date:yyyy/MM/dd}/,                   in/2026/03/01/a",
    "in/{run_date:yyyyMMdd}/,                     in/20260301/a",
    "in/year={year}/month={month}/day={day}/,     in/year=2026/month=03/day=01/a",
  })
  void aPathMayHoldTheDateInManyWays(String path, String key) {
    put(key);
    assertThat(urls(find(table("source: {path: \"" + path + "\"}"), "2026-03-01")))
        .containsExactly("s3://data/" + key);
  }

  @Test
  void earlierDaysAreOneDeliveryWithTheRunsOwn() {
    for (String day : List.of("2026-02-26", "2026-02-27", "2026-02-28", "2026-03-01")) {
      put("in/" + day + "/a");
    }
    put("in/2026-03-02/a");
    assertThat(urls(find(table("source: {path: \"in/{run_date}/\", look_back: 2d}"), "2026-03-01")))
        .containsExactly(
            "s3://data/in/2026-02-27/a", "s3://data/in/2026-02-28/a", "s3://data/in/2026-03-01/a");
  }

  @Test
  void aMonthsFolderIsReadOnceHoweverManyDaysAreLookedBack() {
    put("in/2026-03/a");
    Table monthly = table("source: {path: \"in/{run_date:yyyy-MM}/\", look_back: 9d}");
    assertThat(urls(find(monthly, "2026-03-31"))).containsExactly("s3://data/in/2026-03/a");
  }

  @Test
  void theProducersManifestSaysWhichFilesAreLoaded() {
    put("in/b");
    put("in/a");
    put("in/not_listed");
    manifest(entry("b", true, ""), entry("a", false, ",\"meta\":{\"content_length\":4}"));
    FilesToLoad found = find(manifestTable(), "2026-03-01");
    assertThat(urls(found)).containsExactly("s3://data/in/a", "s3://data/in/b");
    assertThat(found.files()).extracting(SourceFile::size).containsOnly(4L);
  }

  @Test
  void aMissingFileIsNamedIfItIsMandatoryAndLeftOutIfNot() {
    put("in/a");
    manifest(entry("a", true, ""), entry("gone", false, ""));
    assertThat(urls(find(manifestTable(), "2026-03-01"))).containsExactly("s3://data/in/a");
    manifest(entry("a", true, ""), entry("gone", true, ""));
    assertThatThrownBy(() -> find(manifestTable(), "2026-03-01"))
        .isInstanceOf(NoSourceFiles.class)
        .hasMessageContaining("s3://data/in/gone")
        .hasMessageContaining("s3://data/m/2026-03-01.json");
  }

  @Test
  void aFileOfAnotherSizeIsNotTheOneThatWasMeant() {
    put("in/a");
    manifest(entry("a", true, ",\"meta\":{\"content_length\":5}"));
    assertThatThrownBy(() -> find(manifestTable(), "2026-03-01"))
        .isInstanceOf(NoSourceFiles.class)
        .hasMessageContaining("has 4 bytes and not the 5");
  }

  @Test
  void aManifestThatUnloadWritesSaysHowManyRowsThereAre() {
    put("in/a");
    put("in/b");
    manifestAndTotal(8, entry("a", true, rows(3)), entry("b", true, rows(5)));
    assertThat(find(manifestTable(), "2026-03-01").rows()).contains(new BigDecimal("8"));
    manifest(entry("a", true, rows(0)), entry("b", true, rows(5)), entry("b", true, rows(5)));
    assertThat(find(manifestTable(), "2026-03-01").rows()).contains(new BigDecimal("5"));
    manifestAndTotal(8, entry("a", true, ""), entry("b", true, rows(5)));
    assertThat(find(manifestTable(), "2026-03-01").rows()).contains(new BigDecimal("8"));
  }

  @Test
  void whatIsLeftOutIsNotCounted() {
    put("in/a");
    manifestAndTotal(8, entry("a", true, rows(3)), entry("gone", false, rows(5)));
    assertThat(find(manifestTable(), "2026-03-01").rows()).contains(new BigDecimal("3"));
    manifestAndTotal(8, entry("a", true, ""), entry("gone", false, rows(5)));
    assertThat(find(manifestTable(), "2026-03-01").rows()).isEmpty();
    manifest(entry("a", true, ",\"meta\":{\"record_count\":null}"));
    assertThat(find(manifestTable(), "2026-03-01").rows()).isEmpty();
  }

  @Test
  void countsThatCannotBeAreRefused() {
    put("in/a");
    manifestAndTotal(8, entry("a", true, rows(3)));
    assertThatThrownBy(() -> find(manifestTable(), "2026-03-01"))
        .isInstanceOf(RequestInvalid.class)
        .hasMessage(
            "s3://data/m/2026-03-01.json has 3 rows in its entries and 8 in its meta.record_count;"
                + " fix it.");
    for (String count : List.of("\"3\"", "-1", "1.5", "1e99", "99999999999999999999", "[]")) {
      manifest(entry("a", true, ",\"meta\":{\"record_count\":" + count + "}"));
      assertThatThrownBy(() -> find(manifestTable(), "2026-03-01"))
          .as(count)
          .isInstanceOf(RequestInvalid.class)
          .hasMessageContaining("for the meta.record_count of s3://data/in/a; write how many");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"no json", "[]", "{\"entries\":[{\"uri\":\"s3://data/in/a\"}]}"})
  void whatIsNoManifestIsRefused(String text) {
    s3.putObject(r -> r.bucket("data").key("m/2026-03-01.json"), RequestBody.fromString(text));
    assertThatThrownBy(() -> find(manifestTable(), "2026-03-01"))
        .isInstanceOf(RequestInvalid.class)
        .hasMessageContaining("s3://data/m/2026-03-01.json");
  }

  @Test
  void withoutAManifestThereIsNothing() {
    FilesToLoad found = find(manifestTable(), "2026-03-01");
    assertThat(found.files()).isEmpty();
    assertThat(found.where()).isEqualTo("s3://data/m/2026-03-01.json");
  }

  @Test
  void eachFileIsTakenOnceWhateverTheDate() {
    put("in/a");
    FilesToLoad first = find(newFiles("append"), "2026-03-01");
    put("in/b");
    assertThat(find(newFiles("append"), "2026-03-02").files())
        .as("pinned")
        .isEqualTo(first.files());
    complete(first);
    assertThat(urls(find(newFiles("append"), "2026-03-02"))).containsExactly("s3://data/in/b");
    complete(find(newFiles("append"), "2026-03-02"));
    assertThat(find(newFiles("append"), "2026-03-03").files()).isEmpty();
  }

  @Test
  void aWrittenOverFileIsRefusedWhereItWouldBeAddedTwice() {
    put("in/a");
    complete(find(newFiles("append"), "2026-03-01"));
    s3.putObject(r -> r.bucket("data").key("in/a"), RequestBody.fromString("other"));
    assertThatThrownBy(() -> find(newFiles("append"), "2026-03-02"))
        .isInstanceOf(SourceChanged.class)
        .hasMessageContaining("s3://data/in/a");
    assertThat(urls(find(newFiles("upsert"), "2026-03-02"))).containsExactly("s3://data/in/a");
  }

  @Test
  void anotherPathIsRefusedSinceItsFilesMayBeLoaded() {
    put("in/a");
    complete(find(newFiles("append"), "2026-03-01"));
    Table moved = table("strategy: append\n    source: {path: \"moved/\", take: new}");
    assertThatThrownBy(() -> find(moved, "2026-03-02"))
        .isInstanceOf(SourceChanged.class)
        .hasMessageContaining("s3://data/stepshift/load_history/p/t.json");
  }

  @Test
  void rendersAtTheSameTimeClaimTheSameFiles() {
    put("in/a");
    List<FilesToLoad> found =
        IntStream.range(0, 6)
            .parallel()
            .mapToObj(i -> find(newFiles("append"), "2026-03-01"))
            .toList();
    assertThat(found).allMatch(found.get(0)::equals);
  }

  private FilesToLoad find(Table table, String date) {
    LocalDate day = LocalDate.parse(date);
    return finder.find("p", table, new FileRequest(new RunIdentity("run", day), day, false));
  }

  private void complete(FilesToLoad found) {
    new FileLoadHistoryStore(s3, "data")
        .complete(
            "p", "t", "an earlier run", LocalDate.EPOCH, found.fileLoad().orElseThrow().loadKey());
  }

  private static List<String> urls(FilesToLoad found) {
    return found.files().stream().map(SourceFile::url).toList();
  }

  private void put(String key) {
    s3.putObject(r -> r.bucket("data").key(key), RequestBody.fromString("1|a\n"));
  }

  private void manifest(String... entries) {
    String text = "{\"entries\":[" + String.join(",", entries) + "]}";
    s3.putObject(r -> r.bucket("data").key("m/2026-03-01.json"), RequestBody.fromString(text));
  }

  private void manifestAndTotal(int rows, String... entries) {
    String text = "{\"entries\":[" + String.join(",", entries) + "]" + rows(rows) + "}";
    s3.putObject(r -> r.bucket("data").key("m/2026-03-01.json"), RequestBody.fromString(text));
  }

  private static String rows(int count) {
    return ",\"meta\":{\"content_length\":4,\"record_count\":" + count + "}";
  }

  private static String entry(String name, boolean mandatory, String more) {
    return "{\"url\":\"s3://data/in/" + name + "\",\"mandatory\":" + mandatory + more + "}";
  }

  private static Table manifestTable() {
    return table("source: {manifest: \"m/{run_date}.json\"}");
  }

  private static Table newFiles(String strategy) {
    return table("strategy: " + strategy + "\n    source: {path: \"in/\", take: new}");
  }

  private static Table table(String fields) {
    String yaml =
        """
        pipeline: p
        schema: s
        tables:
          - name: t
            key: id
            columns: [{name: id, type: bigint}]
            %s
        """;
    return new PipelineReader().read("p", yaml.formatted(fields)).table("t").orElseThrow();
  }
}
