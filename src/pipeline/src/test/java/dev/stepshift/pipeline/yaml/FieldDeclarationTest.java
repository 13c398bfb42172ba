package dev.stepshift.pipeline.yaml;

import static dev.stepshift.pipeline.yaml.SourceFields.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.stepshift.pipeline.FileSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
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
    String needed = needed(format, field);
    List<FileSource> read =
        field.examples().stream().map(value -> source(format, field, value, needed)).toList();

    assertThat(read)
        .extracting(FileSource::format, FileSource::matching)
        .doesNotContain(
            standard(needed.isEmpty() ? needed(format, SOURCE.onMissing) : needed, format));
  }

  private static Tuple standard(String needed, FormatName format) {
    FileSource source = source(format, SOURCE.onMissing, "skip", needed);
    return Tuple.tuple(source.format(), source.matching());
  }

  private static String needed(FormatName format, YamlField<?> field) {
    boolean names =
        Stream.of(SOURCE.header, SOURCE.missingColumns, SOURCE.extraColumns)
            .anyMatch(field::equals);
    return switch (format) {
      case FIXED_WIDTH -> field == SOURCE.widths ? "" : "widths: 3";
      case XML -> field == SOURCE.row ? "" : "row: element";
      case DELIMITED, CSV -> names ? "ignore_header: 1" : "";
      default -> "";
    };
  }

  private static FileSource source(
      FormatName format, YamlField<?> field, String value, String needed) {
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
    return new PipelineReader().read("shop.yaml", yaml).tables().get(0).source();
  }
}
