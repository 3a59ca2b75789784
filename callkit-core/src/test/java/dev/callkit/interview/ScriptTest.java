package dev.callkit.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {

  private static Talk talk(Script script, String business, String name) {
    InterviewPlan plan = Talk.plan(Talk.RATING);
    return Talk.begun(
        new InterviewPlan(
            business,
            Optional.of(name),
            plan.visit(),
            plan.zone(),
            plan.questions(),
            plan.partners(),
            script,
            plan.limits(),
            false));
  }

  @Test
  void aBusinessMayWordALineItself() {
    Script script = Script.with(Map.of(ScriptLine.CONSENT, "  Har {business} din tid en stund?  "));
    assertThat(talk(script, "Matboden", "Anna").text()).endsWith("Har Matboden din tid en stund?");
    assertThat(script.text(ScriptLine.WRAP_UP)).isEqualTo(ScriptLine.WRAP_UP.standard());
    assertThat(script.overrides()).containsOnlyKeys(ScriptLine.CONSENT);
  }

  @Test
  void theDisclosureIsFixed() {
    assertThatThrownBy(() -> Script.with(Map.of(ScriptLine.DISCLOSURE, "Hej, jag är Lisa.")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("DISCLOSURE is fixed");
    assertThat(ScriptLine.DISCLOSURE.standard()).contains("AI-assistent").contains("{business}");
  }

  @Test
  void anUnknownPlaceholderIsNamedWithTheKnownOnes() {
    assertThatThrownBy(() -> Script.with(Map.of(ScriptLine.REASON, "Det gäller {amount} kronor.")))
        .hasMessageContaining("REASON: expected placeholders of [business, day], got {amount}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hej {firstName!", "Hej firstName}!", "Hej {{firstName}}!"})
  void aBraceWithoutItsPairIsNotReadAloud(String text) {
    assertThatThrownBy(() -> Script.with(Map.of(ScriptLine.GREETING_NAMED, text)))
        .hasMessageContaining("GREETING_NAMED");
  }

  @Test
  void allProblemsAreNamedAtOnceInTheOrderOfTheScript() {
    Map<ScriptLine, String> overrides = new EnumMap<>(ScriptLine.class);
    overrides.put(ScriptLine.WRAP_UP, " ");
    overrides.put(ScriptLine.DISCLOSURE, "Hej {name}.");
    overrides.put(ScriptLine.HOLD, "x".repeat(301));
    assertThatThrownBy(() -> Script.with(overrides))
        .hasMessageMatching(
            "script: DISCLOSURE is fixed.*; DISCLOSURE: expected placeholders.*; HOLD: expected 1 to"
                + " 300.*; WRAP_UP: expected 1 to 300.*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A$1nna", "An\\na", "{business}", "{", "$", "Å{day}$0"})
  void aNameMeansItself(String name) {
    assertThat(talk(Script.standard(), "B$2", name).text())
        .startsWith("Hej " + name + "! Jag är en AI-assistent och ringer på uppdrag av B$2.");
  }

  @ParameterizedTest
  @EnumSource(ScriptLine.class)
  void everyBuiltInLineKeepsItsOwnRules(ScriptLine line) {
    if (line.overridable()) {
      assertThat(Script.with(Map.of(line, line.standard())).text(line)).isEqualTo(line.standard());
    }
    assertThat(line.standard()).matches("(?s).*[.?!]").doesNotContain("  ");
  }

  @Test
  void scriptsWithTheSameWordsAreEqual() {
    Script one = Script.with(Map.of(ScriptLine.HOLD, "Jag väntar."));
    assertThat(one).isEqualTo(Script.with(Map.of(ScriptLine.HOLD, "Jag väntar.")));
    assertThat(one).hasSameHashCodeAs(Script.with(Map.of(ScriptLine.HOLD, "Jag väntar.")));
    assertThat(one).isNotEqualTo(Script.standard());
    assertThat(one.toString()).doesNotContain("väntar");
  }
}
