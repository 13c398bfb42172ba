package dev.stepshift.loadhistory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.source.SourceFile;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FileLoadHistoryTest {

  private static final int DAYS = 7;

  private final FileLoadHistory empty = FileLoadHistory.empty("s3://data/in/**");

  @Test
  void newFilesStayClaimedUntilTheirLoadIsKnownToHaveEnded() {
    FileLoadHistory history = claim(empty, file("a", "1", 1), file("b", "1", 1));
    assertThat(keys(history)).isEqualTo("a b");
    history = claim(history, file("a", "1", 1), file("b", "1", 1), file("c", "1", 2));
    assertThat(keys(history)).as("c waits").isEqualTo("a b");

    assertThat(history.complete("run", "another")).isEqualTo(history);
    history = history.complete("run", history.pending().orElseThrow().loadKey());
    assertThat(history.pending()).isEmpty();
    history = claim(history, file("a", "1", 1), file("b", "1", 1), file("c", "1", 2));
    assertThat(keys(history)).isEqualTo("c");
    assertThat(history.pending().orElseThrow().superseded()).isEmpty();
  }

  @Test
  void whereNothingIsNewNothingIsClaimed() {
    FileLoadHistory history = loaded(file("a", "1", 1));
    assertThat(claim(history, file("a", "1", 1))).isEqualTo(history);
    assertThat(claim(empty)).isEqualTo(empty);
  }

  @Test
  void aFixedFileMakesANewLoadThatRemembersTheOldOne() {
    FileLoadHistory first = claim(empty, file("a", "bad", 1));
    FileLoadHistory second = claim(first, file("a", "good", 2), file("b", "1", 2));
    assertThat(keys(second)).isEqualTo("a b");
    assertThat(second.pending().orElseThrow().superseded())
        .containsExactly(first.pending().orElseThrow().loadKey());

    FileLoadHistory back = claim(second, file("a", "bad", 3));
    assertThat(back.pending().orElseThrow().superseded())
        .as("a load does not supersede itself")
        .containsExactly(second.pending().orElseThrow().loadKey());
  }

  @Test
  void aLoadWhoseFilesAreGoneCannotBeMade() {
    FileLoadHistory history = claim(empty, file("a", "1", 1));
    assertThat(history.loadOf("run", List.of(file("a", "1", 1)))).isEqualTo(history.pending());
    assertThat(history.loadOf("run", List.of())).isEmpty();
    assertThat(claim(history)).as("and is remembered").isEqualTo(history);
  }

  @Test
  void aRunThatHasNotHeardOfItsLoadIsOfferedItsFilesAgain() {
    FileLoadHistory history = loaded(file("a", "1", 1));
    SourceFile[] now = {file("a", "1", 1), file("b", "1", 2)};
    assertThat(claim("run", history, now)).as("nothing is claimed").isEqualTo(history);
    assertThat(history.loadOf("run", List.of(now)).orElseThrow().files())
        .containsExactly(file("a", "1", 1));
    assertThat(history.complete("run", history.loadOf("run", List.of(now)).orElseThrow().loadKey()))
        .isEqualTo(history);
    assertThat(keys(claim("another run", history, now))).isEqualTo("b");
    FileLoadHistory without = claim("run", history, file("b", "1", 2));
    assertThat(without.pending()).isPresent();
    assertThat(without.loadOf("run", List.of(file("b", "1", 2))))
        .as("its own file is gone")
        .isEqualTo(without.pending());
  }

  @Test
  void aLateFileIsClaimedWithinTheDaysThatAreLookedBack() {
    FileLoadHistory history = loaded(file("new", "1", 20));
    FileLoadHistory late =
        claim(history, file("new", "1", 20), file("late", "1", 13), file("old", "1", 12));
    assertThat(keys(late)).isEqualTo("late");
  }

  @Test
  void whatIsOlderThanTheWatermarkIsForgottenButNotLoadedAgain() {
    FileLoadHistory history = loaded(file("a", "1", 1), file("b", "1", 20));
    assertThat(history.loaded()).extracting(SourceFile::key).containsExactly("in/b");
    assertThat(claim(history, file("a", "1", 1), file("b", "1", 20))).isEqualTo(history);
  }

  @Test
  void theWatermarkNeverGoesBack() {
    FileLoadHistory history = loaded(file("a", "1", 20));
    history = claim(history, file("late", "1", 14));
    FileLoadHistory after = history.complete("run", history.pending().orElseThrow().loadKey());
    assertThat(after.watermark()).isEqualTo(history.watermark());
  }

  @Test
  void aLoadedFileThatCameAgainWithOtherContentIsNamed() {
    FileLoadHistory history =
        claim(loaded(file("a", "1", 1)), file("a", "2", 2), file("b", "1", 2));
    assertThat(history.overwritten()).containsExactly("s3://data/in/a");
  }

  @Test
  void theJsonHoldsTheWholeHistory() throws Exception {
    FileLoadHistory history =
        claim(
            claim(loaded(file("a", "1", 1)), file("b", "1", 2)),
            file("b", "2", 3),
            file("c", "", 3));
    FileLoadHistoryJson json = new FileLoadHistoryJson();
    assertThat(json.read(json.write(history))).isEqualTo(history);
    assertThat(history.completed()).isPresent();
    assertThat(json.read(json.write(empty))).isEqualTo(empty);
  }

  private FileLoadHistory loaded(SourceFile... files) {
    FileLoadHistory history = claim(empty, files);
    return history.complete("run", history.pending().orElseThrow().loadKey());
  }

  private static FileLoadHistory claim(FileLoadHistory history, SourceFile... files) {
    return claim("another run", history, files);
  }

  private static FileLoadHistory claim(String run, FileLoadHistory history, SourceFile... files) {
    return history.claim(
        run,
        List.of(files),
        DAYS,
        fresh -> fresh.stream().map(f -> f.key() + f.etag()).collect(Collectors.joining(" ")));
  }

  private static String keys(FileLoadHistory history) {
    return history.pending().orElseThrow().files().stream()
        .map(file -> file.key().substring("in/".length()))
        .collect(Collectors.joining(" "));
  }

  private static SourceFile file(String name, String etag, int day) {
    Instant modified = Instant.parse("2026-01-%02dT06:00:00Z".formatted(day));
    return new SourceFile("data", "in/" + name, etag, 1, modified);
  }
}
