package dev.stepshift.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.errors.PipelineInvalid;
import dev.stepshift.errors.PipelineNotFound;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.PipelineStore;
import dev.stepshift.s3.MemoryS3;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3PipelineStoreTest {

  private static final String FILE = "sql/pipelines/shop/pipeline.yaml";
  private static final String SHOP =
      """
      pipeline: shop
      schema: shop
      tables:
        - name: sales
          key: id
          columns: [{name: id, type: bigint}]
          source: {path: "shop/"}
      """;

  private final MemoryS3 s3 = new MemoryS3();
  private final PipelineStore store = new S3PipelineStore(s3, "code", "sql");

  @Test
  void sendsAFileOnceAsLongAsItIsUnchanged() {
    s3.text("code", "sql/templates/upsert/merge.sql", "merge into é");

    assertThat(store.text("templates/upsert/merge.sql")).isEqualTo("merge into é");
    assertThat(store.text("templates/upsert/merge.sql")).isEqualTo("merge into é");
    assertThat(s3.sent()).containsExactly("s3://code/sql/templates/upsert/merge.sql");
  }

  @Test
  void readsAChangedFileAgain() {
    s3.text("code", "sql/a.sql", "select 1");
    store.text("a.sql");
    s3.text("code", "sql/a.sql", "select 2");

    assertThat(store.text("a.sql")).isEqualTo("select 2");
  }

  @Test
  void parsesAPipelineOnceAsLongAsItIsUnchanged() {
    s3.text("code", FILE, SHOP);
    Pipeline first = store.pipeline("shop");

    assertThat(store.pipeline("shop")).isSameAs(first);

    s3.text("code", FILE, SHOP.replace("schema: shop", "schema: mart"));
    assertThat(store.pipeline("shop").schema()).isEqualTo("mart");
  }

  @Test
  void refusesAChangeThatBreaksThePipelineInPlaceOfServingTheOldOne() {
    s3.text("code", FILE, SHOP);
    store.pipeline("shop");
    s3.text("code", FILE, SHOP.replace("bigint", "bigit"));

    assertThatThrownBy(() -> store.pipeline("shop"))
        .isInstanceOf(PipelineInvalid.class)
        .hasMessage(
            "pipelines/shop/pipeline.yaml:6: tables[sales].columns[id].type: 'bigit' is not a"
                + " Redshift type; did you mean bigint?");
  }

  @Test
  void namesTheObjectThatIsMissingEvenIfItWasThereBefore() {
    s3.text("code", FILE, SHOP);
    store.pipeline("shop");
    s3.remove("code", FILE);

    assertThatThrownBy(() -> store.pipeline("shop"))
        .isInstanceOf(PipelineNotFound.class)
        .hasMessage(
            "there is no s3://code/sql/pipelines/shop/pipeline.yaml; check the name, or deploy the"
                + " sql folder again");
  }

  @Test
  void refusesNamesThatLeaveTheFolder() {
    assertThatThrownBy(() -> store.text("../secrets/key.txt"))
        .isInstanceOf(PipelineNotFound.class)
        .hasMessageStartingWith("'../secrets/key.txt' is not a path inside sql/");
    assertThatThrownBy(() -> store.pipeline("../shop"))
        .isInstanceOf(PipelineNotFound.class)
        .hasMessageStartingWith("'../shop' is not a valid pipeline name");
  }

  @Test
  void doesNotTakeADeniedReadForAMissingFile() {
    s3.deny("code", "sql/forbidden.sql");

    assertThatThrownBy(() -> store.text("forbidden.sql"))
        .isInstanceOf(S3Exception.class)
        .hasMessageContaining("Access Denied");
  }

  @Test
  void asksForAllUnchangedTemplatesByOneListing() {
    s3.text("code", "sql/templates/copy.sql", "copy");
    s3.text("code", "sql/templates/upsert/merge.sql", "merge");
    store.text("templates/copy.sql");
    store.text("templates/upsert/merge.sql");
    int before = s3.requests();

    PipelineStore latest = store.latest();
    assertThat(latest.text("templates/copy.sql")).isEqualTo("copy");
    assertThat(latest.text("templates/upsert/merge.sql")).isEqualTo("merge");
    assertThat(s3.requests() - before).isEqualTo(1);
  }

  @Test
  void seesInAListingWhichTemplateHasChangedOrGone() {
    s3.text("code", "sql/templates/copy.sql", "copy");
    s3.text("code", "sql/templates/merge.sql", "merge");
    store.text("templates/copy.sql");
    store.text("templates/merge.sql");
    s3.text("code", "sql/templates/copy.sql", "copy it");
    s3.remove("code", "sql/templates/merge.sql");

    PipelineStore latest = store.latest();
    assertThat(latest.text("templates/copy.sql")).isEqualTo("copy it");
    assertThatThrownBy(() -> latest.text("templates/merge.sql"))
        .isInstanceOf(PipelineNotFound.class);
  }

  @Test
  void readsPipelinesOfAListingAsItAlwaysDoes() {
    s3.text("code", FILE, SHOP);
    assertThat(store.latest().pipeline("shop")).isSameAs(store.pipeline("shop"));
  }
}
