package dev.stepshift.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepshift.errors.TemplateInvalid;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SqlTemplatesTest {

  private final SqlTemplates templates =
      new SqlTemplates(
          Map.of(
                  "templates/good.sql", "select {one}",
                  "templates/missing.sql", "select {one}, {two}",
                  "templates/nested.sql", "select {#for c in columns}{c.type}{/for}",
                  "templates/broken.sql", "select {#if one}1",
                  "templates/around.sql", "begin;\n{#include step/one.sql it=one /}\nend",
                  "templates/step/one.sql", "select {it}\nfrom {three};\n",
                  "templates/around_broken.sql", "begin;\n{#include broken.sql /}\n",
                  "templates/no_list.sql", "select\n  {#list one}{it}{/list}")
              ::get);

  @Test
  void aTemplateIsFilled() {
    assertThat(templates.render("good.sql", Map.of("one", 1))).isEqualTo("select 1");
  }

  @Test
  void aMissingKeyIsAnErrorThatNamesTemplateAndKey() {
    assertThatThrownBy(() -> templates.render("missing.sql", Map.of("one", 1)))
        .isInstanceOf(TemplateInvalid.class)
        .hasMessageContaining("templates/missing.sql")
        .hasMessageContaining("two");
    Map<String, Object> data = Map.of("columns", java.util.List.of(Map.of("name", "a")));
    assertThatThrownBy(() -> templates.render("nested.sql", data))
        .isInstanceOf(TemplateInvalid.class)
        .hasMessageContaining("templates/nested.sql")
        .hasMessageContaining("c.type");
  }

  @Test
  void aTemplateThatCannotBeParsedIsAnErrorThatNamesIt() {
    assertThatThrownBy(() -> templates.render("broken.sql", Map.of("one", 1)))
        .isInstanceOf(TemplateInvalid.class)
        .hasMessageContaining("templates/broken.sql");
  }

  @Test
  void aTemplateMayIncludeAnotherOne() {
    assertThat(templates.render("around.sql", Map.of("one", 1, "three", 3)))
        .isEqualTo("begin;\nselect 1\nfrom 3;\nend");
  }

  @Test
  void whatIsWrongInAnIncludedTemplateIsToldWithItsFileAndLine() {
    assertThatThrownBy(() -> templates.render("around.sql", Map.of("one", 1)))
        .isInstanceOf(TemplateInvalid.class)
        .hasMessageStartingWith("templates/around.sql: ")
        .hasMessageContaining("step/one.sql:2")
        .hasMessageContaining("three");
    assertThatThrownBy(() -> templates.render("around_broken.sql", Map.of("one", 1)))
        .isInstanceOf(TemplateInvalid.class)
        .hasMessageStartingWith("templates/around_broken.sql: ")
        .hasMessageContaining("broken.sql:1");
    assertThatThrownBy(() -> templates.render("no_list.sql", Map.of("one", 1)))
        .isInstanceOf(TemplateInvalid.class)
        .hasMessageContaining("no_list.sql:2")
        .hasMessageContaining("one is no list");
  }

  @Test
  void otherTextsAreNotWhatWasReadBefore() {
    Map<String, Object> data = Map.of("one", 1, "three", 3);
    templates.render("around.sql", data);
    SqlTemplates changed =
        templates.over(
            path -> path.endsWith("one.sql") ? "select 'changed';\n" : "{#include step/one.sql /}");
    assertThat(changed.render("around.sql", data)).isEqualTo("select 'changed';\n");
  }

  @Test
  void ownSqlMayUseTheGivenWordsAndNoOthers() {
    Map<String, String> words = Map.of("staging", "\"s\"", "target", "\"t\"");
    assertThat(
            templates.fillOwn("Validation a", "select 1 from {staging} where '{\"a\":1}'", words))
        .isEqualTo("select 1 from \"s\" where '{\"a\":1}'");
    assertThatThrownBy(() -> templates.fillOwn("Validation a", "select '{3}', {stagin}", words))
        .isInstanceOf(TemplateInvalid.class)
        .hasMessageContaining("Validation a uses {3}, {stagin}; known are {staging}, {target}");
  }
}
