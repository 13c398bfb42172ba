package dev.stepshift.loadhistory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.errors.RequestInvalid;
import dev.stepshift.errors.SourceChanged;
import dev.stepshift.functions.RunIdentity;
import dev.stepshift.source.SourceFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FileLoadHistoryTest {

  private static final int DAYS = 7;
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  private final FileLoadHistory empty = FileLoadHistory.empty("s3://data/in/**");

  @Test
  void newFilesStayClaimedUntilTheirLoadIsKnownToHaveEnded() {
    FileLoadHistory history = claim(empty, file("a", "1", 1), file("b", "1", 1));
    assertThat(keys(history)).isEqualTo("a b");
    history = claim(history, file("a", "1", 1), file("b", "1", 1), file("c", "1", 2));
    assertThat(keys(history)).as("c waits").isEqualTo("a b");

    assertThat(complete(history, "another")).isEqualTo(history);
    history = complete(history, history.pending().orElseThrow().loadKey());
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
    assertThat(history.loadOf(offer("run", file("a", "1", 1)))).isEqualTo(history.pending());
    assertThat(history.loadOf(offer("run"))).isEmpty();
    assertThat(claim(history)).as("and is remembered").isEqualTo(history);
  }

  @Test
  void aRunThatHasNotHeardOfItsLoadIsOfferedItsFilesAgain() {
    FileLoadHistory history = loaded(file("a", "1", 1));
    SourceFile[] now = {file("a", "1", 1), file("b", "1", 2)};
    assertThat(claim("run", history, now)).as("nothing is claimed").isEqualTo(history);
    assertThat(history.loadOf(offer("run", now)).orElseThrow().files())
        .containsExactly(file("a", "1", 1));
    assertThat(complete(history, history.loadOf(offer("run", now)).orElseThrow().loadKey()))
        .isEqualTo(history);
    assertThat(keys(claim("another run", history, now))).isEqualTo("b");
    FileLoadHistory without = claim("run", history, file("b", "1", 2));
    assertThat(without.pending()).isPresent();
    assertThat(without.loadOf(offer("run", file("b", "1", 2))))
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
  void aFileBehindTheWatermarkThatNoLoadHasTakenIsLate() {
    FileLoadHistory history = loaded(file("a", "1", 1), file("b", "1", 20));
    SourceFile[] now = {file("a", "1", 1), file("b", "1", 20), file("late", "1", 2)};
    ClaimedFiles claimed = claim(history, now).among(offer("r", now)).claimed(offer("r", now));
    assertThat(claimed.load()).isEmpty();
    assertThat(claimed.late()).extracting(SourceFile::key).containsExactly("in/late");
    assertThat(claimed.lateUnknown()).isFalse();
    SourceFile[] other = {file("a", "2", 2), file("b", "1", 20)};
    assertThat(history.claimed(offer("r", other)).late()).as("an older version").hasSize(1);

    SourceFile[] copied = {file("a", "1", 1), file("b", "1", 20), file("late", "1", 21)};
    assertThat(keys(claim(history, copied))).as("copied over itself").isEqualTo("late");
    assertThat(claim(history, copied).claimed(offer("r", copied)).late()).isEmpty();
  }

  @Test
  void whatIsNotThereAnyMoreIsForgottenWhollyAndTooManyAreSaidToBe() {
    FileLoadHistory history = loaded(file("a", "1", 1), file("c", "1", 1), file("b", "1", 20));
    assertThat(history.forgotten().fingerprints()).hasSize(2).allMatch(one -> one.length() == 16);
    FileLoadHistory without = history.among(offer("r", file("a", "1", 1), file("b", "1", 20)));
    assertThat(without.forgotten().fingerprints()).hasSize(1);

    List<SourceFile> many =
        IntStream.rangeClosed(0, ForgottenFiles.MOST).mapToObj(i -> file("f" + i, "1", 1)).toList();
    ForgottenFiles tooMany = ForgottenFiles.NONE.with(many);
    assertThat(tooMany).isEqualTo(new ForgottenFiles(List.of(), true));
    assertThat(tooMany.among(many)).isEqualTo(tooMany);
    assertThat(tooMany.unknown(many)).isEmpty();
    ForgottenFiles fewer = tooMany.among(many.subList(0, 5));
    assertThat(fewer.tooMany()).isFalse();
    assertThat(fewer.unknown(many.subList(0, 6))).containsExactly(many.get(5));
  }

  @Test
  void theWatermarkNeverGoesBack() {
    FileLoadHistory history = loaded(file("a", "1", 20));
    history = claim(history, file("late", "1", 14));
    FileLoadHistory after = complete(history, history.pending().orElseThrow().loadKey());
    assertThat(after.watermark()).isEqualTo(history.watermark());
  }

  @Test
  void aLoadedFileThatCameAgainWithOtherContentIsNamed() {
    FileLoadHistory history =
        claim(loaded(file("a", "1", 1)), file("a", "2", 2), file("b", "1", 2));
    assertThat(history.overwritten()).containsExactly("s3://data/in/a");
  }

  @Test
  void theLoadsOfADateAreMadeAgainOfTheirFilesAsTheyAreNow() {
    FileLoadHistory history = loaded(file("a", "1", 1), file("b", "1", 1));
    history = claim(history, file("c", "1", 2));
    history = history.complete("run-2", DAY, key(history));
    history = claim(history, file("d", "1", 3));
    history = history.complete("run-3", DAY.plusDays(1), key(history));
    SourceFile[] now = {file("a", "fixed", 4), file("c", "1", 2), file("d", "1", 3)};
    FileLoadHistory reload = takeBack(history, now, file("new", "1", 4));
    FileLoad load = reload.pending().orElseThrow();
    assertThat(keys(reload)).isEqualTo("a c");
    assertThat(load.takesBack())
        .containsExactlyInAnyOrder("in/a1 in/b1", "in/c1", "in/afixed in/c1");
    assertThat(load.gone()).containsExactly("s3://data/in/b");
    assertThat(takeBack(reload, now)).as("a redrive").isEqualTo(reload);
    assertThat(claim(reload, now)).as("whichever run comes next").isEqualTo(reload);
    assertThat(reload.overwritten()).isEmpty();

    FileLoadHistory after = reload.complete("reload", DAY, load.loadKey());
    assertThat(after.loads())
        .containsExactly(
            new DatedLoad(DAY.plusDays(1), "run-3", "in/d1"),
            new DatedLoad(DAY, "reload", load.loadKey()));
    assertThat(takeBack(after, now)).as("a redrive that has not heard").isEqualTo(after);
    assertThat(keys(claim(after, now[0], now[1], now[2], file("b", "1", 5))))
        .as("it is not in the target any more")
        .isEqualTo("b");
  }

  @Test
  void aReloadWhoseFilesChangeIsOneOfTheSameFilesAndTakesBothBack() {
    FileLoadHistory reload = takeBack(loaded(file("a", "1", 1)), array(file("a", "bad", 2)));
    FileLoadHistory again = claim(reload, file("a", "good", 3), file("new", "1", 3));
    assertThat(keys(again)).as("the new one waits").isEqualTo("a");
    assertThat(again.pending().orElseThrow().takesBack())
        .containsExactlyInAnyOrder("in/a1", "in/abad", "in/agood");
    assertThat(claim(reload)).as("nothing is there").isEqualTo(reload);
    FileLoadHistory without = claim(reload, file("new", "1", 3));
    assertThat(keys(without)).isEqualTo("new");
    assertThat(without.pending().orElseThrow().superseded()).isEmpty();
    assertThat(without.pending().orElseThrow().isReload()).isFalse();
  }

  @Test
  void aLoadOfTheDateThatIsNotKnownToHaveEndedIsTakenBackToo() {
    FileLoadHistory first = claim(empty, file("a", "bad", 1));
    FileLoadHistory second = claim(first, file("a", "worse", 2));
    FileLoadHistory reload = takeBack(second, array(file("a", "good", 3)));
    assertThat(keys(reload)).isEqualTo("a");
    assertThat(reload.pending().orElseThrow().takesBack())
        .containsExactlyInAnyOrder("in/abad", "in/aworse", "in/agood");
    assertThat(reload.pending().orElseThrow().superseded()).isEmpty();
  }

  @Test
  void aReloadThatCannotBeIsRefused() {
    assertThatThrownBy(() -> takeBack(empty, array(file("a", "1", 1))))
        .isInstanceOf(RequestInvalid.class)
        .hasMessageContaining("No load of 2026-03-01 is remembered", "(none)");
    assertThatThrownBy(() -> takeBack(loaded(file("a", "1", 1)), array(file("b", "1", 1))))
        .isInstanceOf(SourceChanged.class)
        .hasMessageContaining("No file that was loaded for 2026-03-01 is at s3://data/in/**")
        .hasMessageContaining("in/a1");
    FileLoadHistory pending =
        claim(loaded(file("a", "1", 1)), file("b", "1", 2))
            .claim(
                new Offer(new RunIdentity("r", DAY.plusDays(1)), List.of(file("b", "1", 2)), DAYS),
                FileLoadHistoryTest::keyOf);
    assertThatThrownBy(() -> takeBack(pending, array(file("a", "1", 1), file("b", "1", 2))))
        .isInstanceOf(RequestInvalid.class)
        .hasMessageContaining("Files that a run of 2026-03-02 has claimed are not known");
  }

  @Test
  void theNewestLoadsAreRemembered() {
    FileLoadHistory history = empty;
    for (int i = 0; i < 205; i++) {
      history = claim(history, file("f" + i, "1", 1));
      history = complete(history, key(history));
    }
    assertThat(history.loads()).hasSize(200);
    assertThat(history.loads().get(0).loadKey()).isEqualTo("in/f51");
  }

  @Test
  void theJsonHoldsTheWholeHistory() throws Exception {
    FileLoadHistory history =
        claim(
            claim(loaded(file("a", "1", 1)), file("b", "1", 2)),
            file("b", "2", 3),
            file("c", "", 3));
    FileLoadHistory reload =
        takeBack(loaded(file("a", "1", 1), file("b", "1", 1)), array(file("a", "1", 1)));
    FileLoadHistoryJson json = new FileLoadHistoryJson();
    assertThat(json.read(json.write(history))).isEqualTo(history);
    assertThat(history.completed()).isPresent();
    assertThat(json.read(json.write(reload))).isEqualTo(reload);
    assertThat(json.read(json.write(empty))).isEqualTo(empty);
    assertThat(json.read(json.write(loaded(file("a", "1", 1), file("b", "1", 20)))).forgotten())
        .isNotEqualTo(ForgottenFiles.NONE);
  }

  /** As a run would, to which the lists of all loads are known. */
  private static FileLoadHistory takeBack(
      FileLoadHistory history, SourceFile[] now, SourceFile... more) {
    return history.takeBack(
        offer("reload", Stream.of(now, more).flatMap(Stream::of).toArray(SourceFile[]::new)),
        FileLoadHistoryTest::keyOf,
        load -> Stream.of(load.loadKey().split(" ")).map(FileLoadHistoryTest::noted).toList());
  }

  private static SourceFile noted(String keyAndTag) {
    return file(keyAndTag.substring("in/".length(), keyAndTag.length() - 1), "1", 1);
  }

  private static SourceFile[] array(SourceFile... files) {
    return files;
  }

  private static String key(FileLoadHistory history) {
    return history.pending().orElseThrow().loadKey();
  }

  private FileLoadHistory loaded(SourceFile... files) {
    FileLoadHistory history = claim(empty, files);
    return complete(history, history.pending().orElseThrow().loadKey());
  }

  private static FileLoadHistory claim(FileLoadHistory history, SourceFile... files) {
    return claim("another run", history, files);
  }

  private static FileLoadHistory claim(String run, FileLoadHistory history, SourceFile... files) {
    return history.claim(offer(run, files), FileLoadHistoryTest::keyOf);
  }

  private static FileLoadHistory complete(FileLoadHistory history, String loadKey) {
    return history.complete("run", DAY, loadKey);
  }

  private static Offer offer(String run, SourceFile... files) {
    return new Offer(new RunIdentity(run, DAY), List.of(files), DAYS);
  }

  private static String keyOf(List<SourceFile> files) {
    return files.stream().map(f -> f.key() + f.etag()).collect(Collectors.joining(" "));
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
