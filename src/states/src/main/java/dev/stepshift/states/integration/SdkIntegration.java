package dev.stepshift.states.integration;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Method;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Any {@code aws-sdk:<service>:<action>}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html">
 *     Learning to use AWS service SDK integrations</a>
 */
public final class SdkIntegration implements Integration {

  private final SdkClients clients;

  public SdkIntegration(SdkClients clients) {
    this.clients = clients;
  }

  @Override
  public JsonNode call(TaskCall call) {
    String service = call.resource().sdkService();
    SdkService found =
        SdkService.find(service)
            .orElseThrow(() -> new IllegalStateException("no client of " + service));
    // Machines hand JSON to nested executions and to waiting tasks; the SDK wants its text.
    SdkJson json = new SdkJson(service.equals("sfn"));
    return SdkJson.write(invoke(found, service, call, json, found.errorPrefix(), ""));
  }

  /** One call; optimised integrations use it with names of their own. */
  SdkResponse invoke(TaskCall call, String service, SdkJson json, String prefix, String baseClass) {
    return invoke(SdkService.find(service).orElseThrow(), service, call, json, prefix, baseClass);
  }

  private SdkResponse invoke(
      SdkService found,
      String service,
      TaskCall call,
      SdkJson json,
      String prefix,
      String baseClass) {
    Method action =
        found
            .action(call.resource().action())
            .orElseThrow(() -> new IllegalStateException("no action " + call.resource().arn()));
    SdkRequest request;
    try {
      SdkPojo builder = SdkService.newRequest(action);
      request = (SdkRequest) json.read(builder, call.arguments(), "");
    } catch (IllegalArgumentException wrong) {
      throw new StateFailure(
          StateFailure.RUNTIME,
          "The Arguments do not fit " + call.resource().action() + ": " + wrong.getMessage());
    }
    try {
      return SdkService.invoke(action, clients.client(service), request);
    } catch (AwsServiceException refused) {
      throw new StateFailure(
          prefix + "." + errorName(refused, found, baseClass),
          String.valueOf(refused.getMessage()));
    } catch (SdkClientException failed) {
      throw new StateFailure(prefix + ".SdkClientException", String.valueOf(failed.getMessage()));
    }
  }

  private static String errorName(
      AwsServiceException refused, SdkService service, String baseClass) {
    String name = refused.getClass().getSimpleName();
    // An error outside of the service's model has the service's base class.
    boolean unmodelled = name.equals(service.errorPrefix() + "Exception");
    return unmodelled && !baseClass.isEmpty() ? baseClass : name;
  }
}
