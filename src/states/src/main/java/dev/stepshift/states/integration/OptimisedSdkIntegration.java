package dev.stepshift.states.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkResponse;

/**
 * The optimised integrations of DynamoDB and SNS: an SDK call whose errors have older names, and
 * whose result carries the response's metadata.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html">Perform
 *     DynamoDB CRUD operations with Step Functions</a>
 */
public final class OptimisedSdkIntegration implements Integration {

  private final SdkIntegration sdk;
  private final String service;
  private final String prefix;
  private final SdkJson json;

  /**
   * Names the service.
   *
   * @param prefix of its error names
   * @param textFromObjects whether a string parameter may be given as an object
   */
  public OptimisedSdkIntegration(
      SdkIntegration sdk, String service, String prefix, boolean textFromObjects) {
    this.sdk = sdk;
    this.service = service;
    this.prefix = prefix;
    this.json = new SdkJson(textFromObjects);
  }

  @Override
  public JsonNode call(TaskCall call) {
    SdkResponse response = sdk.invoke(call, service, json, prefix, "Amazon" + prefix + "Exception");
    ObjectNode result = SdkJson.write(response);
    addMetadata(result, (AwsResponse) response);
    return result;
  }

  private static void addMetadata(ObjectNode result, AwsResponse response) {
    ObjectNode http = result.putObject("SdkHttpMetadata");
    ObjectNode all = http.putObject("AllHttpHeaders");
    ObjectNode plain = http.putObject("HttpHeaders");
    for (Map.Entry<String, List<String>> header : response.sdkHttpResponse().headers().entrySet()) {
      header.getValue().forEach(all.withArray(header.getKey())::add);
      plain.put(header.getKey(), String.join(",", header.getValue()));
    }
    http.put("HttpStatusCode", response.sdkHttpResponse().statusCode());
    result
        .putObject("SdkResponseMetadata")
        .put("RequestId", response.responseMetadata().requestId());
  }
}
