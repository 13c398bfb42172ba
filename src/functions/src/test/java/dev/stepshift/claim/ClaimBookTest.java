package dev.stepshift.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepshift.source.SourceFile;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ClaimBookTest {

  private static final int DAYS = 7;

  private final ClaimBook empty = ClaimBook.empty("s3://data/in/**");

  @Test
  void newFilesArePinnedUntilTheirLoadIsKnownToBeIn() {
    ClaimBook book = take(empty, file("a", "1", 1), file("b", "1", 1));
    assertThat(keys(book)).isEqualTo("a b");
    book = take(book, file("a", "1", 1), file("b", "1", 1), file("c", "1", 2));
    assertThat(keys(book)).as("c waits").isEqualTo("a b");

    assertThat(book.settle("run", "another")).isEqualTo(book);
    book = book.settle("run", book.pending().orElseThrow().loadKey());
    assertThat(book.pending()).isEmpty();
    book = take(book, file("a", "1", 1), file("b", "1", 1), file("c", "1", 2));
    assertThat(keys(book)).isEqualTo("c");
    assertThat(book.pending().orElseThrow().superseded()).isEmpty();
  }

  @Test
  void nothingNewIsNoClaim() {
    ClaimBook book = loaded(file("a", "1", 1));
    assertThat(take(book, file("a", "1", 1))).isEqualTo(book);
    assertThat(take(empty)).isEqualTo(empty);
  }

  @Test
  void aMendedFileMakesANewClaimThatRemembersTheOldOne() {
    ClaimBook first = take(empty, file("a", "bad", 1));
    ClaimBook second = take(first, file("a", "good", 2), file("b", "1", 2));
    assertThat(keys(second)).isEqualTo("a b");
    assertThat(second.pending().orElseThrow().superseded())
        .containsExactly(first.pending().orElseThrow().loadKey());

    ClaimBook back = take(second, file("a", "bad", 3));
    assertThat(back.pending().orElseThrow().superseded())
        .as("its own key is no other claim's")
        .containsExactly(second.pending().orElseThrow().loadKey());
  }

  @Test
  void aClaimWhoseFilesAreGoneIsNotReady() {
    ClaimBook book = take(empty, file("a", "1", 1));
    assertThat(book.ready("run", List.of(file("a", "1", 1)))).isEqualTo(book.pending());
    assertThat(book.ready("run", List.of())).isEmpty();
    assertThat(take(book)).as("and is remembered").isEqualTo(book);
  }

  @Test
  void aRunThatHasNotHeardOfItsLoadIsOfferedItsFilesAgain() {
    ClaimBook book = loaded(file("a", "1", 1));
    SourceFile[] now = {file("a", "1", 1), file("b", "1", 2)};
    assertThat(take("run", book, now)).as("nothing is claimed").isEqualTo(book);
    assertThat(book.ready("run", List.of(now)).orElseThrow().files())
        .containsExactly(file("a", "1", 1));
    assertThat(book.settle("run", book.ready("run", List.of(now)).orElseThrow().loadKey()))
        .isEqualTo(book);
    assertThat(keys(take("another run", book, now))).isEqualTo("b");
    ClaimBook without = take("run", book, file("b", "1", 2));
    assertThat(without.pending()).isPresent();
    assertThat(without.ready("run", List.of(file("b", "1", 2))))
        .as("its own file is gone")
        .isEqualTo(without.pending());
  }

  @Test
  void aLateFileIsTakenWithinTheDaysThatAreLookedBack() {
    ClaimBook book = loaded(file("new", "1", 20));
    ClaimBook late = take(book, file("new", "1", 20), file("late", "1", 13), file("old", "1", 12));
    assertThat(keys(late)).isEqualTo("late");
  }

  @Test
  void whatIsOlderThanTheHorizonIsForgottenButNotTakenAgain() {
    ClaimBook book = loaded(file("a", "1", 1), file("b", "1", 20));
    assertThat(book.seen()).extracting(SourceFile::key).containsExactly("in/b");
    assertThat(take(book, file("a", "1", 1), file("b", "1", 20))).isEqualTo(book);
  }

  @Test
  void theHorizonNeverGoesBack() {
    ClaimBook book = loaded(file("a", "1", 20));
    book = take(book, file("late", "1", 14));
    ClaimBook after = book.settle("run", book.pending().orElseThrow().loadKey());
    assertThat(after.horizon()).isEqualTo(book.horizon());
  }

  @Test
  void aLoadedFileThatCameAgainWithOtherContentIsNamed() {
    ClaimBook book = take(loaded(file("a", "1", 1)), file("a", "2", 2), file("b", "1", 2));
    assertThat(book.rewritten()).containsExactly("s3://data/in/a");
  }

  @Test
  void theJsonIsTheBook() throws Exception {
    ClaimBook book =
        take(
            take(loaded(file("a", "1", 1)), file("b", "1", 2)),
            file("b", "2", 3),
            file("c", "", 3));
    ClaimBookJson json = new ClaimBookJson();
    assertThat(json.read(json.write(book))).isEqualTo(book);
    assertThat(book.settled()).isPresent();
    assertThat(json.read(json.write(empty))).isEqualTo(empty);
  }

  private ClaimBook loaded(SourceFile... files) {
    ClaimBook book = take(empty, files);
    return book.settle("run", book.pending().orElseThrow().loadKey());
  }

  private static ClaimBook take(ClaimBook book, SourceFile... files) {
    return take("another run", book, files);
  }

  private static ClaimBook take(String run, ClaimBook book, SourceFile... files) {
    return book.take(
        run,
        List.of(files),
        DAYS,
        fresh -> fresh.stream().map(f -> f.key() + f.etag()).collect(Collectors.joining(" ")));
  }

  private static String keys(ClaimBook book) {
    return book.pending().orElseThrow().files().stream()
        .map(file -> file.key().substring("in/".length()))
        .collect(Collectors.joining(" "));
  }

  private static SourceFile file(String name, String etag, int day) {
    Instant modified = Instant.parse("2026-01-%02dT06:00:00Z".formatted(day));
    return new SourceFile("data", "in/" + name, etag, 1, modified);
  }
}
