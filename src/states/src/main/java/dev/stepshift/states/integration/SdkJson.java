package dev.stepshift.states.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * Turns JSON with PascalCase members into SDK requests, and SDK responses into such JSON.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html">
 *     Learning to use AWS service SDK integrations</a>
 */
final class SdkJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final DateTimeFormatter WITH_MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** Whether a string member takes an object too, as its JSON text. */
  private final boolean textFromObjects;

  SdkJson(boolean textFromObjects) {
    this.textFromObjects = textFromObjects;
  }

  /** A member's name as Step Functions spells it. */
  static String memberName(SdkField<?> field) {
    String name = field.memberName();
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** The field of a member; letter case beyond the first is forgiven. */
  static Optional<SdkField<?>> field(SdkPojo pojo, String member) {
    return pojo.sdkFields().stream()
        .filter(field -> memberName(field).equalsIgnoreCase(member))
        .findFirst();
  }

  /**
   * Fills a builder and builds it.
   *
   * @throws IllegalArgumentException naming the member that is unknown or has a wrong type
   */
  Object read(SdkPojo builder, JsonNode json, String path) {
    if (!json.isObject()) {
      throw new IllegalArgumentException(path + " must be an object");
    }
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      String at = path.isEmpty() ? member.getKey() : path + "/" + member.getKey();
      SdkField<?> field =
          field(builder, member.getKey())
              .orElseThrow(() -> new IllegalArgumentException(at + " is not a known parameter"));
      if (!member.getValue().isNull()) {
        field.set(builder, value(field, member.getValue(), at));
      }
    }
    return ((SdkBuilder<?, ?>) builder).build();
  }

  private Object value(SdkField<?> field, JsonNode json, String at) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.LIST) {
      if (!json.isArray()) {
        throw new IllegalArgumentException(at + " must be an array");
      }
      SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
      List<Object> list = new ArrayList<>();
      json.forEach(item -> list.add(item.isNull() ? null : value(member, item, at)));
      return list;
    }
    if (type == MarshallingType.MAP) {
      if (!json.isObject()) {
        throw new IllegalArgumentException(at + " must be an object");
      }
      SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
      Map<String, Object> map = new LinkedHashMap<>();
      json.properties()
          .forEach(
              entry ->
                  map.put(
                      entry.getKey(), value(member, entry.getValue(), at + "/" + entry.getKey())));
      return map;
    }
    if (type == MarshallingType.SDK_POJO) {
      return read(field.constructor().get(), json, at);
    }
    return scalar(type, json, at);
  }

  private Object scalar(MarshallingType<?> type, JsonNode json, String at) {
    if (type == MarshallingType.STRING) {
      if (json.isContainerNode() && textFromObjects) {
        return json.toString();
      }
      require(json.isTextual(), at, "a string");
      return json.asText();
    }
    if (type == MarshallingType.BOOLEAN) {
      require(json.isBoolean(), at, "true or false");
      return json.booleanValue();
    }
    if (type == MarshallingType.INSTANT) {
      return json.isNumber()
          ? Instant.ofEpochMilli(Math.round(json.doubleValue() * 1000))
          : OffsetDateTime.parse(json.asText()).toInstant();
    }
    if (type == MarshallingType.SDK_BYTES) {
      return SdkBytes.fromByteArray(Base64.getDecoder().decode(json.asText()));
    }
    require(json.isNumber(), at, "a number");
    if (type == MarshallingType.INTEGER) {
      return json.intValue();
    } else if (type == MarshallingType.LONG) {
      return json.longValue();
    } else if (type == MarshallingType.FLOAT) {
      return (float) json.doubleValue();
    } else if (type == MarshallingType.DOUBLE) {
      return json.doubleValue();
    } else if (type == MarshallingType.BIG_DECIMAL) {
      return new BigDecimal(json.asText());
    } else if (type == MarshallingType.SHORT) {
      return (short) json.intValue();
    }
    throw new IllegalArgumentException(at + " has a type that is not supported: " + type);
  }

  /** A response, or a part of one; members without a value are left out. */
  static ObjectNode write(SdkPojo pojo) {
    ObjectNode object = JSON.objectNode();
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      if (value != null
          && !(value instanceof SdkAutoConstructList<?>)
          && !(value instanceof SdkAutoConstructMap<?, ?>)) {
        object.set(memberName(field), write(value));
      }
    }
    return object;
  }

  private static JsonNode write(Object value) {
    if (value == null) {
      return JSON.nullNode();
    } else if (value instanceof SdkPojo pojo) {
      return write(pojo);
    } else if (value instanceof Collection<?> items) {
      ArrayNode array = JSON.arrayNode();
      items.forEach(item -> array.add(write(item)));
      return array;
    } else if (value instanceof Map<?, ?> map) {
      ObjectNode object = JSON.objectNode();
      map.forEach((key, item) -> object.set(String.valueOf(key), write(item)));
      return object;
    } else if (value instanceof SdkBytes bytes) {
      return JSON.textNode(Base64.getEncoder().encodeToString(bytes.asByteArray()));
    } else if (value instanceof Instant instant) {
      return JSON.textNode(
          instant.equals(instant.truncatedTo(ChronoUnit.SECONDS))
              ? instant.toString()
              : WITH_MILLIS.format(instant));
    } else if (value instanceof Boolean flag) {
      return JSON.booleanNode(flag);
    } else if (value instanceof Integer || value instanceof Short) {
      return JSON.numberNode(((Number) value).intValue());
    } else if (value instanceof Long whole) {
      return JSON.numberNode(whole);
    } else if (value instanceof Number number) {
      return JSON.numberNode(number.doubleValue());
    }
    return JSON.textNode(value.toString());
  }

  private static void require(boolean right, String at, String what) {
    if (!right) {
      throw new IllegalArgumentException(at + " must be " + what);
    }
  }
}
