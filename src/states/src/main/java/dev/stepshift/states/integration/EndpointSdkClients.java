package dev.stepshift.states.integration;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;

/** Clients that talk to given endpoints, each built when it is first asked for. */
public final class EndpointSdkClients implements SdkClients, AutoCloseable {

  /** As many Tasks may call a service at the same time. */
  private static final int MOST_CONNECTIONS = 500;

  private static final Duration SOCKET_TIMEOUT = Duration.ofMinutes(5);

  private final Map<String, URI> endpoints;
  private final String region;
  private final StaticCredentialsProvider credentials;
  private final Consumer<AwsClientBuilder<?, ?>> settings;
  private final Map<String, SdkClient> clients = new ConcurrentHashMap<>();

  /**
   * Takes where the services are.
   *
   * @param endpoints by service: redshiftdata, dynamodb, sns, sfn, s3
   */
  public EndpointSdkClients(
      Map<String, URI> endpoints, String region, String accessKey, String secretKey) {
    this(endpoints, region, accessKey, secretKey, builder -> {});
  }

  /**
   * Takes where the services are, and what a client needs beside.
   *
   * @param settings may change the builder of each client
   */
  public EndpointSdkClients(
      Map<String, URI> endpoints,
      String region,
      String accessKey,
      String secretKey,
      Consumer<AwsClientBuilder<?, ?>> settings) {
    this.settings = settings;
    this.endpoints = Map.copyOf(endpoints);
    this.region = region;
    this.credentials =
        StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
  }

  @Override
  public SdkClient client(String service) {
    return clients.computeIfAbsent(service, this::build);
  }

  private SdkClient build(String service) {
    URI endpoint = endpoints.get(service);
    if (endpoint == null) {
      throw new IllegalArgumentException(
          "no endpoint is set for the service " + service + "; set are " + endpoints.keySet());
    }
    AwsClientBuilder<?, ?> builder = SdkService.find(service).orElseThrow().builder();
    builder
        .endpointOverride(endpoint)
        .region(Region.of(region))
        .credentialsProvider(credentials)
        .overrideConfiguration(
            calls ->
                calls
                    // Retrying is the state machine's business.
                    .retryStrategy(AwsRetryStrategy.doNotRetry())
                    // StartSyncExecution would go to the host sync-127.0.0.1.
                    .putAdvancedOption(
                        SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true));
    if (builder instanceof AwsSyncClientBuilder<?, ?> sync) {
      sync.httpClientBuilder(
          ApacheHttpClient.builder()
              .maxConnections(MOST_CONNECTIONS)
              .socketTimeout(SOCKET_TIMEOUT));
    }
    settings.accept(builder);
    return (SdkClient) builder.build();
  }

  @Override
  public void close() {
    clients.values().forEach(SdkClient::close);
  }
}
