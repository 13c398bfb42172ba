package dev.stepshift.pipeline.yaml;

import java.io.StringReader;
import java.util.Objects;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** A text that should be one document of YAML. */
record YamlText(String text) {

  /** The document's root; that there is none is a problem. */
  Optional<Node> root(YamlProblems problems) {
    LoaderOptions options = new LoaderOptions();
    try {
      Node root =
          new Composer(
                  new ParserImpl(new StreamReader(new StringReader(text)), options),
                  new Resolver(),
                  options)
              .getSingleNode();
      if (root == null) {
        problems.add(1, "", "the file is empty; begin with pipeline: <name>");
      }
      return Optional.ofNullable(root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      problems.add(line, "", "is not YAML, " + oneLine(whatIsWrong(e)) + "; fix this line");
    } catch (YAMLException e) {
      problems.add(
          1,
          "",
          "is not YAML, "
              + oneLine(Objects.requireNonNullElse(e.getMessage(), e.toString()))
              + "; save it as plain UTF-8 text");
    }
    return Optional.empty();
  }

  private static String whatIsWrong(MarkedYAMLException e) {
    return e.getContext() == null ? e.getProblem() : e.getContext() + " " + e.getProblem();
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
