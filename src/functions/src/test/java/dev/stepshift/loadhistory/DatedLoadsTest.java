package dev.stepshift.loadhistory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.errors.SourceChanged;
import dev.stepshift.s3.MemoryS3;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DatedLoadsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final String PLACE = "in/{run_date}/**";

  private final MemoryS3 s3 = new MemoryS3().bucket("data");
  private final DatedLoadStore store = new DatedLoadStore(s3, "data");

  @Test
  void theLastLoadOfEachDateIsKept() {
    store.at("p", "t", PLACE);
    complete(DAY.plusDays(1), "b");
    complete(DAY, "a");
    complete(DAY.plusDays(1), "c");
    assertThat(store.at("p", "t", PLACE))
        .containsExactly(
            new DatedLoad(DAY, "run", "a"), new DatedLoad(DAY.plusDays(1), "run", "c"));
    assertThat(store.at("p", "other", PLACE)).isEmpty();
  }

  @Test
  void theNewestSevenDatesAreKept() {
    store.at("p", "t", PLACE);
    for (int day = 9; day >= 0; day--) {
      complete(DAY.plusDays(day), "k" + day);
    }
    assertThat(store.at("p", "t", PLACE))
        .extracting(DatedLoad::date)
        .containsExactlyElementsOf(DAY.plusDays(3).datesUntil(DAY.plusDays(10)).toList());
  }

  @Test
  void whatWasLoadedStaysKnownThoughNothingIsThereAnyMore() {
    store.at("p", "t", PLACE);
    store.noteNothing("p", "t", DAY);
    assertThat(store.at("p", "t", PLACE)).containsExactly(DatedLoad.ofNothing(DAY));
    complete(DAY, "a");
    store.noteNothing("p", "t", DAY);
    assertThat(store.at("p", "t", PLACE)).containsExactly(new DatedLoad(DAY, "run", "a"));
  }

  @Test
  void atAnotherPlaceNothingWasTaken() {
    store.at("p", "t", PLACE);
    complete(DAY, "a");
    assertThat(store.at("p", "t", "other/{run_date}/**")).isEmpty();
    assertThat(store.at("p", "t", PLACE)).isEmpty();
  }

  @Test
  void aDamagedHistoryIsNotTakenForAnEmptyOne() {
    s3.text("data", "stepshift/load_history/p/t.dates.json", "{\"loads\":[{\"date\":\"x\"}]}");
    assertThatThrownBy(() -> store.at("p", "t", PLACE))
        .isInstanceOf(SourceChanged.class)
        .hasMessageContaining("s3://data/stepshift/load_history/p/t.dates.json is not as it was");
  }

  private void complete(LocalDate date, String loadKey) {
    store.complete("p", "t", "run", date, loadKey);
  }
}
