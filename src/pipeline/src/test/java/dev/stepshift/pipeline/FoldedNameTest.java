package dev.stepshift.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Größe",
        " GRÖßE ",
        "\uFEFFgröße",
        "\"Größe\"",
        "' Größe '",
        "\uFEFF\"größe\" ",
        "gro\u0308ße",
        "\u00A0größe\t\r"
      })
  void leavesOutWhatNamesAreWrittenWith(String written) {
    assertThat(FoldedName.of(written)).isEqualTo(new FoldedName("größe"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\uFEFF", "\"\"", "\" \""})
  void isEmptyWithoutAName(String written) {
    assertThat(FoldedName.of(written).text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"customer id", "customer-id", "customerid", "\"customer_id", "\""})
  void keepsWhatIsInside(String written) {
    assertThat(FoldedName.of(written)).isEqualTo(new FoldedName(written));
  }
}
