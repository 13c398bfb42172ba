package dev.stepshift.states.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** How a state ended: its output, the variables it assigned, and where to go. */
record StateResult(JsonNode output, Map<String, JsonNode> assigned, Optional<String> next) {}
