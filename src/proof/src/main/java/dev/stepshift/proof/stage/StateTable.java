package dev.stepshift.proof.stage;

import dev.stepshift.laptop.deploy.LocalNames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a pipeline's items in DynamoDB say. */
public record StateTable(DynamoDbClient dynamoDb, String pipeline) {

  /** The lock; empty if no run has ever taken it. */
  public Map<String, String> lock() {
    return text(
        dynamoDb
            .getItem(
                get -> get.tableName(LocalNames.STATE_TABLE).key(key("LOCK")).consistentRead(true))
            .item());
  }

  /** All runs, the oldest first. */
  public List<Map<String, String>> runs() {
    return dynamoDb
        .query(
            query ->
                query
                    .tableName(LocalNames.STATE_TABLE)
                    .consistentRead(true)
                    .keyConditionExpression("pipeline = :pipeline and begins_with(#item, :run)")
                    .expressionAttributeNames(Map.of("#item", "item"))
                    .expressionAttributeValues(
                        Map.of(
                            ":pipeline", AttributeValue.fromS(pipeline),
                            ":run", AttributeValue.fromS("RUN#"))))
        .items()
        .stream()
        .map(StateTable::text)
        .toList();
  }

  /** The item of one run; empty if it has none. */
  public Map<String, String> run(String executionArn) {
    return runs().stream()
        .filter(run -> executionArn.equals(run.get("execution")))
        .findFirst()
        .orElse(Map.of());
  }

  /** The items of a kind, such as {@code LOAD#}, by their names. */
  public Map<String, Map<String, String>> items(String prefix) {
    Map<String, Map<String, String>> items = new TreeMap<>();
    dynamoDb
        .queryPaginator(
            query ->
                query
                    .tableName(LocalNames.STATE_TABLE)
                    .consistentRead(true)
                    .keyConditionExpression("pipeline = :pipeline and begins_with(#item, :kind)")
                    .expressionAttributeNames(Map.of("#item", "item"))
                    .expressionAttributeValues(
                        Map.of(
                            ":pipeline", AttributeValue.fromS(pipeline),
                            ":kind", AttributeValue.fromS(prefix))))
        .items()
        .forEach(item -> items.put(name(item), text(item)));
    return items;
  }

  /** Forgets the items of a kind. */
  public void delete(String prefix) {
    items(prefix)
        .keySet()
        .forEach(
            item ->
                dynamoDb.deleteItem(
                    delete -> delete.tableName(LocalNames.STATE_TABLE).key(key(item))));
  }

  /** Gives the lock to a run that goes on. */
  public void takeLock(String owner, Instant leaseEnd) {
    dynamoDb.putItem(
        put ->
            put.tableName(LocalNames.STATE_TABLE)
                .item(
                    Map.of(
                        "pipeline", AttributeValue.fromS(pipeline),
                        "item", AttributeValue.fromS("LOCK"),
                        "owner", AttributeValue.fromS(owner),
                        "run", AttributeValue.fromS(owner),
                        "state", AttributeValue.fromS("Running"),
                        "leaseEnd",
                            AttributeValue.fromN(String.valueOf(leaseEnd.getEpochSecond())))));
  }

  /** Ends the lease of whoever has the lock, as time does. */
  public void endLease() {
    dynamoDb.updateItem(
        update ->
            update
                .tableName(LocalNames.STATE_TABLE)
                .key(key("LOCK"))
                .updateExpression("set leaseEnd = :past")
                .expressionAttributeValues(Map.of(":past", AttributeValue.fromN("1"))));
  }

  private Map<String, AttributeValue> key(String item) {
    return Map.of("pipeline", AttributeValue.fromS(pipeline), "item", AttributeValue.fromS(item));
  }

  /** An item's sort key, which each one has. */
  private static String name(Map<String, AttributeValue> item) {
    return Objects.requireNonNull(item.get("item")).s();
  }

  private static Map<String, String> text(Map<String, AttributeValue> item) {
    Map<String, String> text = new TreeMap<>();
    item.forEach((name, value) -> text.put(name, text(value)));
    return text;
  }

  /** A list is a line an element, a map its names and values. */
  private static String text(AttributeValue value) {
    if (value.hasL()) {
      return value.l().stream().map(StateTable::text).collect(Collectors.joining("\n"));
    }
    if (value.hasM()) {
      return text(value.m()).entrySet().stream()
          .map(Object::toString)
          .collect(Collectors.joining(", "));
    }
    return value.n() == null ? value.s() : value.n();
  }
}
