package dev.stepshift.laptop.machines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.laptop.deploy.LocalNames;
import dev.stepshift.laptop.deploy.Placeholders;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The laptop and Terraform fill the same machine files, so they must supply the same names. */
class TerraformPlaceholdersTest {

  /** From the opening brace to the one that ends a line. */
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?:\\bplaceholders *= *|local\\.placeholders, *)\\{(.*?)\\}\\)?\\n", Pattern.DOTALL);

  private static final Pattern NAME = Pattern.compile("\\b([a-z_]+) *= ");

  @Test
  void whatTheLaptopSuppliesToEveryFileIsWhatTerraformSupplies() throws IOException {
    assertThat(namesIn("../../terraform/locals.tf"))
        .isEqualTo(new TreeSet<>(LocalNames.common().keySet()));
  }

  @Test
  void whatTerraformAddsForOneMachineIsWhatTheMachineFilesAskForBesides() throws IOException {
    Set<String> asked = new TreeSet<>();
    try (DirectoryStream<Path> machines =
        Files.newDirectoryStream(Path.of("../../statemachines"), "*.asl.json")) {
      for (Path machine : machines) {
        asked.addAll(Placeholders.in(Files.readString(machine)));
      }
    }
    asked.removeAll(LocalNames.common().keySet());

    assertThat(namesIn("../../terraform/main.tf")).isEqualTo(asked);
  }

  private static Set<String> namesIn(String file) throws IOException {
    Matcher blocks = BLOCK.matcher(Files.readString(Path.of(file)));
    assertThat(blocks.find()).as("%s has a block of placeholders", file).isTrue();
    return blocks
        .reset()
        .results()
        .flatMap(block -> NAME.matcher(block.group(1)).results())
        .map((MatchResult name) -> name.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
