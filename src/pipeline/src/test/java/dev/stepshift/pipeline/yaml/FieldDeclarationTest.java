package dev.stepshift.pipeline.yaml;

import static dev.stepshift.pipeline.yaml.SourceFields.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.stepshift.pipeline.FileFormat;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is declared of a field is what its reader does. */
class FieldDeclarationTest {

  static Stream<Arguments> fieldsWithWrittenValues() {
    return PipelineSchema.objects().stream()
        .flatMap(object -> object.fields().stream().map(field -> Arguments.of(object, field)));
  }

  @ParameterizedTest
  @MethodSource("fieldsWithWrittenValues")
  void acceptsItsOwnDefaultAndExamples(YamlObject object, YamlField<?> field) {
    Stream.concat(field.standard().stream(), field.examples().stream())
        .forEach(
            written -> {
              YamlProblems problems = new YamlProblems("declared.yaml");
              String yaml = "{%s: '%s'}".formatted(field.name(), written.replace("'", "''"));
              new YamlText(yaml)
                  .root(problems)
                  .flatMap(root -> YamlMap.of(problems, "", root, object))
                  .ifPresent(map -> map.get(field));
              assertThatCode(problems::throwIfAny).as(yaml).doesNotThrowAnyException();
            });
  }

  static Stream<Arguments> optionsOfFormats() {
    return Arrays.stream(FormatName.values())
        .flatMap(
            format ->
                SOURCE.fields().stream()
                    .filter(
                        field ->
                            field
                                .onlyWith()
                                .filter(with -> with.field().equals("format"))
                                .filter(with -> with.allows(ScalarType.word(format)))
                                .isPresent())
                    .map(field -> Arguments.of(format, field)));
  }

  @ParameterizedTest
  @MethodSource("optionsOfFormats")
  void aFormatReadsEachFieldThatIsDeclaredForIt(FormatName format, YamlField<?> field) {
    assertThat(field.examples()).as("an example that is not the default").isNotEmpty();
    List<FileFormat> read =
        field.examples().stream().map(example -> format(format, field, example)).toList();

    assertThat(read).doesNotContain(format(format, SOURCE.files, "*"));
  }

  private static FileFormat format(FormatName format, YamlField<?> field, String value) {
    String needed =
        switch (format) {
          case FIXED_WIDTH -> field == SOURCE.widths ? "" : "widths: 3";
          case XML -> field == SOURCE.row ? "" : "row: element";
          default -> "";
        };
    String yaml =
        """
        pipeline: shop
        schema: shop
        tables:
          - name: sales
            strategy: replace
            columns: [{name: id, type: bigint}]
            source:
              path: shop/
              format: %s
              %s: '%s'
              %s
        """
            .formatted(ScalarType.word(format), field.name(), value.replace("'", "''"), needed);
    return new PipelineReader().read("shop.yaml", yaml).tables().get(0).source().format();
  }
}
