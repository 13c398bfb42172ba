package dev.stepshift.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateSectionsTest {

  private static final Map<String, Object> DATA =
      Map.of(
          "key", List.of("\"id\"", "\"day\""),
          "none", List.of(),
          "columns", List.of(Map.of("name", "\"id\""), Map.of("name", "\"day\"")));

  @Test
  void aListStaysInItsLine() {
    assertThat(rendered("({#list key}{it}{/list})")).isEqualTo("(\"id\", \"day\")");
    assertThat(rendered("({#list none}{it}{/list})")).isEqualTo("()");
  }

  @Test
  void linesAreIndentedAsTheirSectionIs() {
    assertThat(rendered("select\n    {#lines columns}one.{it.name}{/lines},\n    1"))
        .isEqualTo("select\n    one.\"id\",\n    one.\"day\",\n    1");
  }

  @Test
  void conditionsAreJoinedByTheNameOfTheirSection() {
    assertThat(rendered("on {#and key}one.{it} = other.{it}{/and}"))
        .isEqualTo("on one.\"id\" = other.\"id\" and one.\"day\" = other.\"day\"");
    assertThat(rendered("where {#or key}{it} is null{/or}"))
        .isEqualTo("where \"id\" is null or \"day\" is null");
  }

  @Test
  void twoNullsAreTheSame() {
    assertThat(rendered("{#for name in key}{#same}a.{name}{#as}b.{name}{/same}{/for}"))
        .startsWith(
            "(case when a.\"id\" = b.\"id\" then 1"
                + " when a.\"id\" is null and b.\"id\" is null then 1 else 0 end = 1)")
        .contains("a.\"day\" = b.\"day\"");
  }

  private static String rendered(String template) {
    return new SqlTemplates(path -> template).render("any.sql", DATA);
  }
}
