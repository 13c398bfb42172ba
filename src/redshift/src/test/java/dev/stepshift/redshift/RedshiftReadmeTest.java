package dev.stepshift.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Java in the README is that of tests, so that it compiles and does what it says. */
class RedshiftReadmeTest {

  private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");
  private static final Path TESTS = Path.of("src/test/java/dev/stepshift/redshift");

  @Test
  void everySnippetIsPartOfATest() throws IOException {
    String tests =
        withoutLayout(
            Files.readString(TESTS.resolve("LocalRedshiftTest.java"))
                + Files.readString(TESTS.resolve("junit/SharedWarehouseTest.java")));
    List<String> snippets =
        JAVA.matcher(Files.readString(Path.of("README.md")))
            .results()
            .map(r -> r.group(1))
            .toList();

    assertThat(snippets).hasSize(2);
    assertThat(snippets).allSatisfy(java -> assertThat(tests).contains(withoutLayout(java)));
  }

  private static String withoutLayout(String java) {
    return java.replaceAll("\\s+", "");
  }
}
