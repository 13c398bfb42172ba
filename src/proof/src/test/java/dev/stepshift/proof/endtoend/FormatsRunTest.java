package dev.stepshift.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.proof.stage.Home;
import dev.stepshift.proof.stage.Run;
import dev.stepshift.proof.stage.Stage;
import dev.stepshift.redshift.Warehouse;
import dev.stepshift.redshift.junit.SharedWarehouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Formats that are not lines of text, through all of the machines; XML by way of its converter. */
@ExtendWith(SharedWarehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormatsRunTest {

  private static final LocalDate DATE = LocalDate.of(2026, 3, 1);
  private static final String PREFIX = "depot/2026-03-01/";

  /** What a run of one wave costs besides its tables. */
  private static final int RUN = 7 + 2;

  private static final String ARTICLES =
      """
      <articles xmlns="urn:depot">
        <article id="1"><name>Nut &amp; bolt</name><price currency="EUR">1.50</price>
          <supplier><city>Gera</city></supplier></article>
        <article id="2"><NAME>Clamp</NAME></article>
      </articles>
      """;

  private Stage stage;

  @BeforeAll
  void open(Warehouse warehouse, @TempDir Path folder) throws IOException {
    stage = Stage.open(warehouse, Home.in(folder).with("depot"));
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @BeforeEach
  void deliver() throws IOException {
    stage.reset();
    stage.put(PREFIX + "articles/1.xml.gz", gzip(ARTICLES));
    stage.put(PREFIX + "articles/2.xml.gz", gzip("<articles><article id='3'/></articles>"));
    stage.put(PREFIX + "orders/1.json", "{\"ID\": 7, \"ordered_on\": \"2026-02-28\"}");
    stage.put(
        PREFIX + "small/1.parquet",
        Files.readAllBytes(Path.of("../redshift/src/test/resources/formats/small.parquet")));
  }

  @Test
  void eachFormatIsLoadedAndEachXmlFileCostsOneTransitionMore() {
    Run run = stage.run("depot", DATE).succeeded();

    assertThat(
            stage.query(
                "select id, name, price, price_currency, supplier_city from mart.articles"
                    + " order by id"))
        .extracting(row -> row.stream().map(String::valueOf).toList())
        .containsExactly(
            List.of("1", "Nut & bolt", "1.50", "EUR", "Gera"),
            List.of("2", "Clamp", "null", "null", "null"),
            List.of("3", "null", "null", "null", "null"));
    assertThat(stage.query("select id, ordered_on from mart.orders"))
        .containsExactly(List.of("7", "2026-02-28"));
    assertThat(stage.query("select c1, c2 from mart.small order by c1"))
        .containsExactly(List.of("1", "one"), List.of("2", "two"));
    // The Map that converts is one state, and each of its files another.
    assertThat(stage.billedTransitions(run.arn())).isEqualTo(RUN + 3);
    Run articles = stage.children("depot", "articles").get(0);
    assertThat(stage.billedTransitions(articles.arn())).isEqualTo(8 + 1 + 2);
  }

  @Test
  void aBrokenXmlFileFailsItsTableByNameAndLineAndIsLoadedOnceItIsFixed() throws IOException {
    byte[] whole = gzip(ARTICLES);
    stage.put(PREFIX + "articles/1.xml.gz", gzip(ARTICLES.replace("</name>", "</nam>")));
    Run failed = stage.run("depot", DATE).failed("dev.stepshift.errors.TablesFailed");
    assertThat(failed.cause())
        .contains(
            "articles: dev.stepshift.errors.SourceInvalid",
            "s3://stepshift-data/depot/2026-03-01/articles/1.xml.gz, line 2, column");

    stage.put(PREFIX + "articles/1.xml.gz", Arrays.copyOf(whole, whole.length / 2));
    failed = stage.redrive(failed).failed("dev.stepshift.errors.TablesFailed");
    assertThat(failed.cause()).contains("1.xml.gz is damaged gzip");

    stage.put(PREFIX + "articles/1.xml.gz", whole);
    stage.redrive(failed).succeeded();
    assertThat(stage.count("mart.articles")).isEqualTo(3);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
