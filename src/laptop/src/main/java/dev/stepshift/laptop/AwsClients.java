package dev.stepshift.laptop;

import dev.stepshift.s3.LocalS3;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The SDK's clients, as any program would use them. */
public record AwsClients(SfnClient stepFunctions, RedshiftDataClient redshiftData, S3Client s3)
    implements AutoCloseable {

  public static AwsClients of(Endpoints endpoints) {
    return new AwsClients(
        local(SfnClient.builder(), endpoints.stepFunctions()).build(),
        local(RedshiftDataClient.builder(), endpoints.redshiftData()).build(),
        LocalS3.client(endpoints.s3()));
  }

  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B local(
      B builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(ApacheHttpClient.builder());
  }

  @Override
  public void close() {
    stepFunctions.close();
    redshiftData.close();
    s3.close();
  }
}
