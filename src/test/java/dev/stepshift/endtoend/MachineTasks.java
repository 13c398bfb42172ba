package dev.stepshift.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Task states that a machine file holds, inner flows included. */
record MachineTasks(String file) {

  /**
   * A Task.
   *
   * @param waits whether the work goes on after the call has been answered
   */
  record Task(String name, boolean waits) {}

  List<Task> list() {
    List<Task> tasks = new ArrayList<>();
    try {
      collect(new ObjectMapper().readTree(Path.of("statemachines", file).toFile()), tasks);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return tasks;
  }

  private static void collect(JsonNode flow, List<Task> tasks) {
    flow.path("States")
        .fields()
        .forEachRemaining(
            state -> {
              if (state.getValue().path("Type").asText().equals("Task")) {
                String resource = state.getValue().path("Resource").asText();
                boolean waits =
                    resource.contains(".waitForTaskToken") || resource.contains(".sync");
                tasks.add(new Task(state.getKey(), waits));
              }
              collect(state.getValue().path("ItemProcessor"), tasks);
              state.getValue().path("Branches").forEach(branch -> collect(branch, tasks));
            });
  }
}
