package dev.stepshift.laptop.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.stepshift.check.CheckRun;
import dev.stepshift.check.CheckValidation;
import dev.stepshift.check.RunOutcomes;
import dev.stepshift.check.ValidationResult;
import dev.stepshift.convert.ConversionRequest;
import dev.stepshift.convert.ConvertXml;
import dev.stepshift.delivery.LoadedSources;
import dev.stepshift.functions.LambdaSettings;
import dev.stepshift.loadhistory.DatedLoadStore;
import dev.stepshift.loadhistory.FileLoadHistoryStore;
import dev.stepshift.pipeline.PipelineStore;
import dev.stepshift.plan.PlanRequest;
import dev.stepshift.plan.PlanRun;
import dev.stepshift.render.RenderRequest;
import dev.stepshift.render.RenderSql;
import dev.stepshift.source.S3PipelineStore;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The functions of a deployment, called in this process: through their JSON, as Lambda does, so
 * that what does not survive the way through JSON fails here too.
 */
public final class InProcessLambdas {

  /** As Quarkus's Lambda extension sets it up. */
  private final ObjectMapper json =
      JsonMapper.builder()
          .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
          .configure(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES, true)
          .findAndAddModules()
          .build();

  private final Map<String, Function<JsonNode, JsonNode>> functions;

  /**
   * @param settings its stack prefixes the functions' names, such as {@code local-plan-run}
   */
  public InProcessLambdas(S3Client s3, LambdaSettings settings) {
    PipelineStore pipelines = new S3PipelineStore(s3, settings.sqlBucket(), settings.sqlPrefix());
    String prefix = settings.stack() + '-';
    this.functions =
        Map.of(
            prefix + "plan-run",
            function(PlanRequest.class, new PlanRun(pipelines)::plan),
            prefix + "render-sql",
            function(RenderRequest.class, new RenderSql(pipelines, s3, settings)::render),
            prefix + "convert-xml",
            function(ConversionRequest.class, new ConvertXml(s3)::convert),
            prefix + "check-validation",
            function(
                ValidationResult.class,
                new CheckValidation(
                        new FileLoadHistoryStore(s3, settings.dataBucket()),
                        new DatedLoadStore(s3, settings.dataBucket()),
                        new LoadedSources(s3, settings.dataBucket()))
                    ::check),
            prefix + "check-run",
            function(RunOutcomes.class, new CheckRun()::check));
  }

  public boolean has(String functionName) {
    return functions.containsKey(functionName);
  }

  /**
   * Calls a function.
   *
   * @throws HandlerFailed if it throws
   * @throws IllegalArgumentException if there is no such function
   */
  public JsonNode invoke(String functionName, JsonNode payload) {
    Function<JsonNode, JsonNode> function = functions.get(functionName);
    if (function == null) {
      throw new IllegalArgumentException(
          "There is no function "
              + functionName
              + "; there are "
              + String.join(", ", functions.keySet().stream().sorted().toList())
              + ".");
    }
    return function.apply(payload);
  }

  private <I, O> Function<JsonNode, JsonNode> function(Class<I> input, Function<I, O> work) {
    return payload -> {
      try {
        I in = json.readerFor(input).readValue(payload.toString());
        return json.readTree(json.writeValueAsString(work.apply(in)));
      } catch (JsonProcessingException notTheContract) {
        throw new HandlerFailed(new IllegalArgumentException(notTheContract.getOriginalMessage()));
      } catch (RuntimeException thrown) {
        throw new HandlerFailed(thrown);
      }
    };
  }
}
