package dev.stepshift.rsql;

import dev.stepshift.rsql.ScriptNode.Command;
import dev.stepshift.rsql.ScriptNode.If;
import java.util.ArrayList;
import java.util.List;

/** Puts what stands between {@code \if} and {@code \endif} together. */
final class IfBlocks {

  private final List<ScriptNode> flat;
  private int at;

  private IfBlocks(List<ScriptNode> flat) {
    this.flat = flat;
  }

  /**
   * @throws RsqlRefused if a block has no begin or no end
   */
  static List<ScriptNode> of(List<ScriptNode> flat) {
    IfBlocks blocks = new IfBlocks(flat);
    List<ScriptNode> nodes = blocks.read();
    if (blocks.at < flat.size()) {
      Command stray = (Command) flat.get(blocks.at);
      throw new RsqlRefused(
          stray.place(), stray.text() + " has no \\if before it; remove it or add the \\if");
    }
    return nodes;
  }

  /** Up to the end, or to a command that ends the block. */
  private List<ScriptNode> read() {
    List<ScriptNode> nodes = new ArrayList<>();
    while (at < flat.size()) {
      ScriptNode node = flat.get(at);
      if (node instanceof Command command && command.is("if")) {
        at++;
        nodes.add(readIf(command));
      } else if (node instanceof Command command && command.is("elseif", "elif", "else", "endif")) {
        return List.copyOf(nodes);
      } else {
        nodes.add(node);
        at++;
      }
    }
    return List.copyOf(nodes);
  }

  private If readIf(Command opening) {
    List<ScriptNode> then = read();
    Command next = next(opening);
    List<ScriptNode> otherwise = List.of();
    if (next.is("elseif", "elif")) {
      // The inner block takes the common \endif.
      otherwise = List.of(readIf(next));
    } else if (next.is("else")) {
      otherwise = read();
      Command end = next(opening);
      if (!end.is("endif")) {
        throw new RsqlRefused(
            end.place(), end.text() + " stands behind \\else; close with \\endif");
      }
    }
    return new If(opening.place(), opening.arguments(), then, otherwise);
  }

  private Command next(Command opening) {
    if (at >= flat.size()) {
      throw new RsqlRefused(
          opening.place(), opening.text() + " has no \\endif; add it where the block ends");
    }
    return (Command) flat.get(at++);
  }
}
