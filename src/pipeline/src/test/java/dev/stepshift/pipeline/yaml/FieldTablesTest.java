package dev.stepshift.pipeline.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FieldTablesTest {

  private static final GeneratedFile PAGE = new GeneratedFile(Path.of("../../docs/pipeline.md"));

  @Test
  void theReferenceShowsTheFieldsAsTheyAreDeclared() {
    PAGE.check(new FieldTables(PAGE.text()).text());
  }

  @Test
  void theReferenceLeavesNoObjectOut() {
    assertThat(new FieldTables(PAGE.text()).objects())
        .containsAll(PipelineSchema.objects().stream().map(YamlObject::name).toList());
  }

  @Test
  void noSentenceIsTooLongForACell() {
    assertThat(PipelineSchema.objects())
        .flatExtracting(YamlObject::fields)
        .allSatisfy(field -> assertThat(field.sentence()).hasSizeLessThanOrEqualTo(200));
  }

  @Test
  void aTableHoldsNameChoicesDefaultAndSentence() {
    assertThat(
            new FieldTables("before\n<!-- fields of distribution -->\nstale\n<!-- end -->\nafter")
                .text())
        .isEqualTo(
            """
            before
            <!-- fields of distribution -->

            | field | only with | takes | default | is |
            |---|---|---|---|---|
            | **`style`** | | `auto`, `even`, `all`, `key` | | `auto`: Redshift chooses. `even`: in turn. `all`: a copy on\
             each node. `key`: rows with the same value lie together. |
            | `key` | `style`: key | name | | Needed there: the column. |

            <!-- end -->
            after""");
  }
}
