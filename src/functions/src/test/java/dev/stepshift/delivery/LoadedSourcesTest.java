package dev.stepshift.delivery;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.errors.SourceChanged;
import dev.stepshift.s3.MemoryS3;
import dev.stepshift.source.SourceFile;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadedSourcesTest {

  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final LoadFolder FOLDER = LoadFolder.of("data", "p", "t", "run-1");

  private final MemoryS3 s3 = new MemoryS3(3).bucket("data").bucket("other");
  private final LoadedSources sources = new LoadedSources(s3, "data");

  @Test
  void filesThatAreWhatTheyWereAreLoaded() {
    note(file("data", "in/a/1.csv"), file("data", "in/b 2/1.csv"), file("other", "1.csv"));
    // What came later is no file of the load.
    s3.file("data", "in/a/10.csv", "x", 3);
    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @Test
  void manyFilesAreListedPageByPage() {
    SourceFile[] files =
        IntStream.range(0, 50)
            .mapToObj(i -> file("data", "in/%d/%d.csv".formatted(i % 3, i)))
            .toArray(SourceFile[]::new);
    note(files);
    assertThatCode(this::check).doesNotThrowAnyException();
    s3.file("data", files[49].key(), "other", 1);
    assertThatThrownBy(this::check)
        .isInstanceOf(SourceChanged.class)
        .hasMessageStartingWith("Files changed while they were copied")
        .hasMessageContaining("s3://data/in/1/49.csv was written over");
  }

  @Test
  void aFileThatIsGoneIsTold() {
    note(file("data", "in/1.csv"), file("data", "in/2.csv"));
    s3.remove("data", "in/2.csv");
    assertThatThrownBy(this::check)
        .isInstanceOf(SourceChanged.class)
        .hasMessageContaining("s3://data/in/2.csv is gone")
        .hasMessageContaining("Redrive the run");
  }

  @Test
  void anotherSizeOrAnotherETagIsAnotherFile() {
    note(file("data", "in/1.csv"), file("data", "in/2.csv"), file("data", "in/3.csv"));
    s3.file("data", "in/1.csv", "other", 1);
    s3.file("data", "in/3.csv", "e", 2);
    assertThatThrownBy(this::check)
        .hasMessageContaining("in/1.csv was written over; s3://data/in/3.csv was written over");
  }

  @Test
  void filesThatNobodyNotedAreNotTakenForUnchanged() {
    assertThatThrownBy(this::check)
        .isInstanceOf(SourceChanged.class)
        .hasMessageContaining(
            "stepshift/manifests/p/t/run-1/0123456789abcdef.sources.json is gone");
    s3.text("data", "stepshift/manifests/p/t/run-1/0123456789abcdef.sources.json", "{");
    assertThatThrownBy(this::check)
        .isInstanceOf(SourceChanged.class)
        .hasMessageContaining("damaged");
  }

  private SourceFile file(String bucket, String key) {
    s3.file(bucket, key, "e", 1);
    return new SourceFile(bucket, key, "e", 1, Instant.EPOCH);
  }

  private void note(SourceFile... files) {
    sources.note(FOLDER, KEY, List.of(files));
  }

  private void check() {
    sources.requireUnchanged("p", "t", "run-1", KEY);
  }
}
