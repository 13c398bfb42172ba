package dev.stepshift.laptop.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class LocalDynamoDbTest {

  @Test
  void keepsWhatIsPut() throws Exception {
    try (LocalDynamoDb local = LocalDynamoDb.start(0);
        DynamoDbClient client =
            DynamoDbClient.builder()
                .endpointOverride(local.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(ApacheHttpClient.create())
                .build()) {
      client.createTable(
          table ->
              table
                  .tableName("items")
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .keySchema(key -> key.attributeName("k").keyType(KeyType.HASH))
                  .attributeDefinitions(
                      key -> key.attributeName("k").attributeType(ScalarAttributeType.S)));
      Map<String, AttributeValue> item = Map.of("k", AttributeValue.fromS("a"));
      client.putItem(put -> put.tableName("items").item(item));
      assertThat(client.getItem(get -> get.tableName("items").key(item)).item()).isEqualTo(item);
    }
  }
}
