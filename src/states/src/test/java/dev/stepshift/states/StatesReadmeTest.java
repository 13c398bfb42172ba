package dev.stepshift.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Java in the README is that of a test, so that it compiles and does what it says. */
class StatesReadmeTest {

  private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");
  private static final Path TEST =
      Path.of("src/test/java/dev/stepshift/states/LocalStepFunctionsTest.java");

  @Test
  void everySnippetIsPartOfATest() throws IOException {
    String test = withoutLayout(Files.readString(TEST));
    List<String> snippets =
        JAVA.matcher(Files.readString(Path.of("README.md")))
            .results()
            .map(r -> r.group(1))
            .toList();

    assertThat(snippets).hasSize(1);
    assertThat(snippets).allSatisfy(java -> assertThat(test).contains(withoutLayout(java)));
  }

  private static String withoutLayout(String java) {
    return java.replaceAll("\\s+", "");
  }
}
