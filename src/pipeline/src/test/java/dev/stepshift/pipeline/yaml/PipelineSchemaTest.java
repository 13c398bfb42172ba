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
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the schema that editors use against the reader that decides. */
class PipelineSchemaTest {

  private static final Path FILE = Path.of("../../sql/pipeline.schema.json");
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

  @Test
  void isWhatTheFieldsAreDeclaredToBe() {
    new GeneratedFile(FILE).check(PipelineSchema.text());
  }

  private static Set<ValidationMessage> judge(String yaml) {
    return SCHEMA.validate(yaml, InputFormat.YAML);
  }

  private static JsonNode readDocument() {
    try {
      return new ObjectMapper().readTree(FILE.toFile());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
