package dev.stepshift.laptop.machines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The repository's machines as they are written. */
final class MachineFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private MachineFile() {}

  static JsonNode state(String machine, String name) throws IOException {
    return JSON.readTree(Files.readString(Path.of("../../statemachines", machine + ".asl.json")))
        .path("States")
        .path(name);
  }
}
