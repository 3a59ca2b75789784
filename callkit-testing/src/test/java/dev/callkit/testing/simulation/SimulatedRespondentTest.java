package dev.callkit.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callkit.call.AttemptId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.dialogue.Exchange;
import dev.callkit.dialogue.Expectation;
import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import dev.callkit.question.AnswerKind;
import dev.callkit.telephony.DialRequest;
import dev.callkit.telephony.HangupCause;
import dev.callkit.testing.corpus.ExpectationText;
import dev.callkit.testing.corpus.LabelledCorpus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedRespondentTest {
  private static Prompt prompt(Expectation expected) {
    return new Prompt("Hej!", Lines.listen(1, expected));
  }

  private static Prompt prompt(String expected) {
    return prompt(ExpectationText.parse(expected));
  }

  private static String words(Reply reply) {
    return ((Reply.Says) reply).words();
  }

  private static Understanding understood(String expected, String words) {
    Expectation expectation = ExpectationText.parse(expected);
    Heard heard = Heard.speech(words);
    return DialogueEngine.swedishRules()
        .understand(Exchange.of(expectation, "", heard, LabelledCorpus.NOW))
        .checkedAgainst(expectation, heard);
  }

  @Test
  void aScriptIsSpokenLineByLineAndThenTheyHangUp() {
    SimulatedRespondent respondent = SimulatedRespondent.scripted(List.of("ja", " ", "fyra"));

    assertThat(words(respondent.reply(prompt("consent")))).isEqualTo("ja");
    assertThat(respondent.reply(prompt("consent"))).isEqualTo(Reply.silence());
    assertThat(words(respondent.reply(prompt("consent")))).isEqualTo("fyra");
    assertThat(respondent.reply(prompt("consent")))
        .isEqualTo(new Reply.Leaves("", Reply.THINKING, HangupCause.RESPONDENT_HUNG_UP));
  }

  @Test
  void somebodyWhoIsAskedHearsWhatWasSaid() {
    SimulatedRespondent respondent =
        SimulatedRespondent.asking(
            prompt -> prompt.said().isEmpty() ? Optional.empty() : Optional.of(prompt.said()));

    assertThat(respondent.reply(prompt("text"))).isEqualTo(Reply.says("Hej!", Duration.ZERO));
    assertThat(respondent.reply(new Prompt("", Lines.listen(1)))).isInstanceOf(Reply.Leaves.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "consent",
        "rating1-5",
        "rating1-10",
        "rating0-100",
        "nps",
        "yesno",
        "choice:kött|fisk|vegetariskt",
        "number",
        "text",
        "callback"
      })
  void aCooperativePersonIsUnderstoodWhateverIsAsked(String expected) {
    Intent meant =
        switch (expected) {
          case "consent" -> Intent.AFFIRM;
          case "callback" -> Intent.CALL_LATER;
          default -> Intent.ANSWER;
        };
    Set<String> ways = new HashSet<>();
    for (long seed = 0; seed < 300; seed++) {
      String words = words(SimulatedRespondent.cooperative(seed).reply(prompt(expected)));
      ways.add(words);
      assertThat(understood(expected, words).intent())
          .as("seed %s, %s: %s", seed, expected, words)
          .isEqualTo(meant);
    }
    assertThat(ways).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void aCooperativePersonKeepsToTheRangeOfANumber() {
    AnswerKind.Number minutes =
        new AnswerKind.Number(
            Optional.of(new BigDecimal("2.5")), Optional.of(new BigDecimal("4.5")));
    Set<String> ways = new HashSet<>();
    for (long seed = 0; seed < 100; seed++) {
      Reply reply =
          SimulatedRespondent.cooperative(seed).reply(prompt(new Expectation.Answer(minutes)));
      ways.add(words(reply));
    }

    assertThat(ways).containsExactlyInAnyOrder("tre", "fyra", "ungefär tre", "ungefär fyra");
  }

  @Test
  void theSameSeedAnswersTheSame() {
    for (String expected : List.of("nps", "number", "text")) {
      assertThat(SimulatedRespondent.cooperative(7).reply(prompt(expected)))
          .isEqualTo(SimulatedRespondent.cooperative(7).reply(prompt(expected)));
    }
    assertThat(SimulatedRespondent.cooperative(7).pickup())
        .isEqualTo(SimulatedRespondent.cooperative(7).pickup());
  }

  @Test
  void theReadyMadeOnesAreUnderstoodAsWhatTheyAre() {
    assertThat(intent(SimulatedRespondent.declines(), "consent")).isEqualTo(Intent.DENY);
    assertThat(intent(SimulatedRespondent.optsOut(), "consent")).isEqualTo(Intent.OPT_OUT);
    assertThat(intent(SimulatedRespondent.optsOut(), "text")).isEqualTo(Intent.OPT_OUT);
    assertThat(intent(SimulatedRespondent.mumbles(), "consent")).isEqualTo(Intent.UNCLEAR);
    assertThat(intent(SimulatedRespondent.mumbles(), "nps")).isEqualTo(Intent.UNCLEAR);
    assertThat(intent(SimulatedRespondent.voicemail(), "consent")).isEqualTo(Intent.VOICEMAIL);
    assertThat(intent(SimulatedRespondent.talkative(), "text")).isEqualTo(Intent.ANSWER);
    assertThat(SimulatedRespondent.silent().reply(prompt("consent"))).isEqualTo(Reply.silence());
  }

  @ParameterizedTest
  @ValueSource(strings = {"consent", "callback", "rating1-5", "text"})
  void somebodyWithoutTimeNamesAnother(String expected) {
    SimulatedRespondent respondent = SimulatedRespondent.callsLater("i morgon klockan tio");

    Understanding later = understood(expected, words(respondent.reply(prompt(expected))));

    assertThat(later.intent()).isEqualTo(Intent.CALL_LATER);
    assertThat(ExpectationText.value(later)).isEqualTo("2026-11-24T10:00");
  }

  private static Intent intent(SimulatedRespondent respondent, String expected) {
    return understood(expected, words(respondent.reply(prompt(expected)))).intent();
  }

  @Test
  void aTalkativePersonTalksLongerThanACallLasts() {
    String story = words(SimulatedRespondent.talkative().reply(prompt("text")));

    assertThat(story.length() / 14).isGreaterThan(120);
    assertThat(words(SimulatedRespondent.talkative().reply(prompt("consent"))).length())
        .isLessThan(30);
  }

  @Test
  void aVoicemailSaysItsGreetingOnceAndThenNothing() {
    SimulatedRespondent machine = SimulatedRespondent.voicemail("lämna ett meddelande");

    assertThat(words(machine.reply(prompt("consent")))).isEqualTo("lämna ett meddelande");
    assertThat(machine.reply(prompt("consent"))).isEqualTo(Reply.silence());
    assertThat(machine.reply(prompt("consent"))).isEqualTo(Reply.silence());
  }

  @Test
  void eachAttemptMayMeetSomebodyElse() {
    SimulatedRespondent first = SimulatedRespondent.busy();
    SimulatedRespondent later = SimulatedRespondent.silent();
    Respondents respondents = Respondents.byAttempt(List.of(() -> first, () -> later));

    assertThat(respondents.at(request(1))).isSameAs(first);
    assertThat(respondents.at(request(2))).isSameAs(later);
    assertThat(respondents.at(request(3))).isSameAs(later);
    assertThatThrownBy(() -> Respondents.byAttempt(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static DialRequest request(int attempt) {
    return new DialRequest(
        AttemptId.parse("butiken.samtal." + attempt),
        PhoneNumber.of("+46701234567"),
        Duration.ofSeconds(30),
        Duration.ofSeconds(130));
  }

  @Test
  void badValuesAreRefused() {
    Duration negative = Duration.ofMillis(-1);

    assertThatThrownBy(() -> Reply.presses("1x")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Reply.says("ja", negative))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Reply.Leaves("", Duration.ZERO, HangupCause.BUSY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Pickup.personAfter(negative))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Interjection(-1, Reply.hangsUp()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Faults.NONE.withReportsLate(negative))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SimulatedRespondent.silent().hangingUpAfter(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
