package dev.stepshift.rsql;

import dev.stepshift.rsql.ScriptNode.Command;
import dev.stepshift.rsql.ScriptNode.Sql;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a script with the files that it includes. */
final class ScriptReader {

  private static final int MOST_NESTED = 10;

  private final Variables variables;

  ScriptReader(Variables variables) {
    this.variables = variables;
  }

  /**
   * @throws RsqlRefused if it cannot be read as a script
   */
  List<ScriptNode> read(Path file) {
    List<ScriptNode> nodes = read(file, 0);
    if (nodes.stream().noneMatch(Sql.class::isInstance)) {
      throw new RsqlRefused(file.getFileName() + " holds no SQL; name a script with statements");
    }
    return IfBlocks.of(nodes);
  }

  private List<ScriptNode> read(Path file, int nested) {
    String name = file.getFileName().toString();
    List<ScriptNode> nodes = new ArrayList<>();
    for (ScriptNode node : Scanner.scan(name, variables.fillShell(text(file)))) {
      if (node instanceof Command command && command.is("i", "ir", "run", "include")) {
        nodes.addAll(include(file, command, nested));
      } else {
        nodes.add(node);
      }
    }
    return nodes;
  }

  private List<ScriptNode> include(Path from, Command command, int nested) {
    String name = command.arguments().strip().replaceAll("^'(.*)'$", "$1");
    Path file = from.toAbsolutePath().resolveSibling(name);
    if (name.isEmpty() || !Files.isRegularFile(file)) {
      // Named with the other problems, when the script is followed.
      return List.of(new Command(command.place(), MetaCommands.NO_FILE, command.arguments()));
    }
    if (nested == MOST_NESTED) {
      throw new RsqlRefused(
          command.place(), command.text() + " goes on without an end; remove the circle");
    }
    return read(file, nested + 1);
  }

  private static String text(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new RsqlRefused("There is no file " + file + "; name an RSQL script.");
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.isBlank()) {
        throw new RsqlRefused(file.getFileName() + " is empty; name a script with statements");
      }
      if (text.indexOf('\0') >= 0 || text.contains(RunDate.MARK)) {
        throw notText(file);
      }
      if (text.startsWith("#!")) {
        throw new RsqlRefused(
            file.getFileName()
                + " is a script of the shell; save what it hands to rsql as a file of its own");
      }
      return text.replace("\r\n", "\n").replaceFirst("^\uFEFF", "");
    } catch (CharacterCodingException noText) {
      throw notText(file);
    } catch (IOException unreadable) {
      throw new RsqlRefused(file + " cannot be read: " + unreadable.getMessage());
    }
  }

  private static RsqlRefused notText(Path file) {
    return new RsqlRefused(
        file.getFileName() + " is not a text file; save the script as plain UTF-8");
  }
}
