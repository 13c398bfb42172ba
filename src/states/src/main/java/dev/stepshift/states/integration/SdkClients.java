package dev.stepshift.states.integration;

import software.amazon.awssdk.core.SdkClient;

/** Clients of AWS services. */
@FunctionalInterface
public interface SdkClients {

  /**
   * The client of a service.
   *
   * @param service as in {@code aws-sdk:<service>:…}: redshiftdata, dynamodb, sns, sfn
   */
  SdkClient client(String service);
}
