package dev.stepshift.pipeline.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the schema that editors use against the reader that decides. */
class PipelineSchemaTest {

  private static final JsonNode DOCUMENT = readDocument();
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(DOCUMENT);

  static Stream<PipelineFile> goodFiles() {
    return PipelineFile.in("good");
  }

  static Stream<PipelineFile> filesOfBadShape() {
    return PipelineFile.in("shape");
  }

  static Stream<PipelineFile> filesOfBadMeaning() {
    return PipelineFile.in("meaning");
  }

  @Test
  void isItselfAValidSchema() {
    JsonSchema metaSchema =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(SchemaLocation.of(DOCUMENT.get("$schema").asText()));

    assertThat(metaSchema.validate(DOCUMENT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tpch", "sales"})
  void acceptsTheSamples(String pipeline) throws IOException {
    Path file = Path.of("../../sql/pipelines", pipeline, "pipeline.yaml");
    assertThat(judge(Files.readString(file))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("goodFiles")
  void acceptsWhatTheReaderAccepts(PipelineFile file) {
    new PipelineReader().read(file.name(), file.text());

    assertThat(judge(file.text())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("filesOfBadShape")
  void refusesABadShape(PipelineFile file) {
    assertThat(judge(file.text())).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("filesOfBadMeaning")
  void leavesToTheReaderWhatItCannotSay(PipelineFile file) {
    assertThat(judge(file.text())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(KnownFields.class)
  void knowsTheFieldsThatTheReaderKnows(KnownFields shape) {
    JsonNode definition = DOCUMENT.at("/$defs/" + shape.name().toLowerCase(Locale.ROOT));

    List<String> fields = new ArrayList<>();
    definition.get("properties").fieldNames().forEachRemaining(fields::add);
    assertThat(fields).containsExactlyElementsOf(shape.fields());
    assertThat(definition.get("additionalProperties").asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(KnownFields.class)
  void describesEachField(KnownFields shape) {
    JsonNode definition = DOCUMENT.at("/$defs/" + shape.name().toLowerCase(Locale.ROOT));

    assertThat(definition.get("properties"))
        .allSatisfy(
            field ->
                assertThat(
                        field.has("description")
                            || DOCUMENT
                                .at(field.path("$ref").asText().substring(1))
                                .has("description"))
                    .as("description of %s", field)
                    .isTrue());
  }

  private static Set<ValidationMessage> judge(String yaml) {
    return SCHEMA.validate(yaml, InputFormat.YAML);
  }

  private static JsonNode readDocument() {
    try {
      return new ObjectMapper().readTree(Path.of("../../sql/pipeline.schema.json").toFile());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
