package dev.stepshift.laptop.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {

  @Test
  void fillsNamesAndLeavesJsonataVariablesAlone() {
    assertThat(
            new Placeholders(Map.of("stack", "lo\"cal"))
                .fill("a.json", "{\"x\":\"{% $states.input & '${stack}' %}\"}"))
        .isEqualTo("{\"x\":\"{% $states.input & 'lo\\\"cal' %}\"}");
  }

  @Test
  void namesEveryPlaceholderThatNothingSupplies() {
    assertThatThrownBy(() -> new Placeholders(Map.of()).fill("a.json", "${b} ${a} ${b}"))
        .hasMessage("a.json: nothing supplies ${a}, ${b}.");
    assertThat(Placeholders.in("${b} ${a} ${b}")).containsExactly("a", "b");
  }
}
