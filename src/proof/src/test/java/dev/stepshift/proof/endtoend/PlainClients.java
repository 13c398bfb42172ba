package dev.stepshift.proof.endtoend;

import dev.stepshift.laptop.Endpoints;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The SDK's clients with nothing set but what the local services need. */
record PlainClients(
    SfnClient stepFunctions, RedshiftDataClient redshift, S3Client s3, DynamoDbClient dynamoDb)
    implements AutoCloseable {

  static PlainClients of(Endpoints endpoints) {
    return new PlainClients(
        local(SfnClient.builder(), endpoints.stepFunctions()).build(),
        local(RedshiftDataClient.builder(), endpoints.redshiftData()).build(),
        // A bucket in the host name needs a name server, so it goes into the path.
        local(S3Client.builder(), endpoints.s3()).forcePathStyle(true).build(),
        local(DynamoDbClient.builder(), endpoints.dynamodb()).build());
  }

  private static <B extends AwsClientBuilder<B, C>, C> B local(B builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
  }

  @Override
  public void close() {
    stepFunctions.close();
    redshift.close();
    s3.close();
    dynamoDb.close();
  }
}
