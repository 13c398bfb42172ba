package dev.stepshift.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.errors.SourceChanged;
import dev.stepshift.header.CopyPlan.AsDeclared;
import dev.stepshift.header.CopyPlan.Listed;
import dev.stepshift.header.CopyPlan.ThroughTable;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.yaml.PipelineReader;
import dev.stepshift.s3.MemoryS3;
import dev.stepshift.source.SourceFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileLayoutsTest {

  private static final String CSV = "format: csv, ignore_header: 1";

  private final MemoryS3 s3 = new MemoryS3().bucket("data");
  private final List<SourceFile> files = new ArrayList<>();

  @Test
  void filesOfOneLayoutAreOneCopy() {
    deliver("id,name\n1,a\n");
    deliver("ID , \"Name\"\n2,b\n");
    deliver("");
    MatchedFiles matched = match(CSV);
    assertThat(matched.copies()).containsExactly(new LayoutCopy(new AsDeclared(), 1, files));
    assertThat(matched.warnings()).isEmpty();
  }

  @Test
  void eachLayoutIsACopy() {
    deliver("name,id\na,1\n");
    deliver("id,name,more\n1,a,x\n");
    deliver("id,name,other\n1,a,x\n");
    deliver("id\n1\n");
    MatchedFiles matched = match(CSV);
    assertThat(matched.copies())
        .extracting(copy -> copy.plan().getClass().getSimpleName())
        .containsExactly(
            Listed.class.getSimpleName(),
            ThroughTable.class.getSimpleName(),
            Listed.class.getSimpleName());
    assertThat(matched.copies().get(1).files()).containsExactly(files.get(1), files.get(2));
    assertThat(matched.warnings())
        .containsExactly(
            "Columns that files lack are NULL in their rows: name (s3://data/in/3).",
            "Columns of files that the table lacks are left out: more (s3://data/in/1), other"
                + " (s3://data/in/2).");
  }

  @Test
  void nothingIsReadWhereNothingDependsOnIt() {
    deliver("name,id\na,1\n");
    MatchedFiles matched = match(CSV + ", header: ignore");
    assertThat(s3.sent()).isEmpty();
    assertThat(matched.copies()).containsExactly(new LayoutCopy(new AsDeclared(), 0, files));
    assertThat(matched.warnings())
        .containsExactly("Columns are taken by their place, as header: ignore says.");
    assertThat(match("format: csv").warnings()).isEmpty();
    assertThat(s3.sent()).isEmpty();
  }

  @Test
  void knownLayoutsAreNotReadAgain() {
    for (int i = 0; i < 200; i++) {
      deliver((i % 2 == 0 ? "id,name\n" : "name,id\n") + i + ",a\n");
    }
    MatchedFiles first = match(CSV);
    assertThat(s3.sent()).hasSize(200);
    deliver("id,name,more\n");
    MatchedFiles second = match(CSV);
    assertThat(s3.sent().subList(200, s3.sent().size()))
        .containsExactly("s3://data/stepshift/layouts/shop/sales.json", "s3://data/in/200");
    assertThat(second.copies()).hasSize(3);
    assertThat(second.copies().subList(0, 2)).isEqualTo(first.copies());
    // Read in another way they are other layouts.
    assertThatThrownBy(() -> match(CSV + ", delimiter: ';'"))
        .hasMessageContaining("has none of the table's columns");
  }

  @Test
  void damagedKnowledgeIsNoKnowledge() {
    for (int i = 0; i < 64; i++) {
      deliver("id,name\n" + i + ",a\n");
    }
    s3.text("data", "stepshift/layouts/shop/sales.json", "{\"files\": ");
    assertThat(match(CSV).copies()).containsExactly(new LayoutCopy(new AsDeclared(), 1, files));
  }

  @Test
  void aFileThatIsNotTheListedOneIsTold() {
    deliver("id,name\n1,a\n");
    s3.text("data", "in/0", "name,id\na,1\n");
    assertThatThrownBy(() -> match(CSV))
        .isInstanceOf(SourceChanged.class)
        .hasMessageStartingWith("s3://data/in/0 was written over");
    s3.remove("data", "in/0");
    assertThatThrownBy(() -> match(CSV))
        .isInstanceOf(SourceChanged.class)
        .hasMessageStartingWith("s3://data/in/0 was listed and is gone now");
  }

  private void deliver(String text) {
    String key = "in/" + files.size();
    s3.text("data", key, text);
    String etag = s3.headObject(head -> head.bucket("data").key(key)).eTag().replace("\"", "");
    files.add(new SourceFile("data", key, etag, text.length(), Instant.EPOCH));
  }

  private MatchedFiles match(String source) {
    Pipeline pipeline =
        new PipelineReader()
            .read(
                "shop.yaml",
                """
                pipeline: shop
                schema: shop
                tables:
                  - name: sales
                    key: id
                    columns: [{name: id, type: bigint}, {name: name, type: varchar(9)}]
                    source: {path: "in/", %s}
                """
                    .formatted(source));
    return new FileLayouts(s3, "data").match(pipeline, pipeline.tables().get(0), files);
  }
}
