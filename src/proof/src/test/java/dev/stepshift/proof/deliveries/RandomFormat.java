package dev.stepshift.proof.deliveries;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/** How files write rows. A NULL is null. */
enum RandomFormat {
  CSV("format: csv, ignore_header: 1") {
    @Override
    String line(List<String> names, List<String> values) {
      return values.stream().map(RandomFormat::quoted).collect(Collectors.joining(","));
    }
  },

  PIPES("format: delimited, ignore_header: 1") {
    @Override
    String line(List<String> names, List<String> values) {
      return values.stream()
          .map(value -> value == null ? "\\N" : value)
          .collect(Collectors.joining("|"));
    }
  },

  JSON("format: json") {
    @Override
    String line(List<String> names, List<String> values) {
      ObjectNode row = MAPPER.createObjectNode();
      for (int i = 0; i < names.size(); i++) {
        row.put(names.get(i), values.get(i));
      }
      return row.toString();
    }
  };

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final String yaml;

  RandomFormat(String yaml) {
    this.yaml = yaml;
  }

  String yaml() {
    return yaml;
  }

  boolean hasHeader() {
    return this != JSON;
  }

  abstract String line(List<String> names, List<String> values);

  private static String quoted(String value) {
    if (value == null) {
      return "\\N";
    }
    return value.matches("[A-Za-z0-9.-]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
