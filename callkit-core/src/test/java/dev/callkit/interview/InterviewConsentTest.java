package dev.callkit.interview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.dialogue.Expectation;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import dev.callkit.interview.InterviewState.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing is asked before an introduction that was heard and an explicit yes. */
class InterviewConsentTest {

  private static Talk begun() {
    return Talk.begun(Talk.RATING, Talk.YES_NO);
  }

  private static List<Line.Say> says(Talk talk) {
    return Spoken.says(talk.last().lines()).toList();
  }

  private static Talk interrupt(Talk talk, Line.Say said, int playedUpTo) {
    return talk.on(new InterviewEvent.Interrupted(said.id(), playedUpTo));
  }

  @Test
  void theIntroductionSaysWhoForWhomWhyHowLongAndAsks() {
    Talk talk = begun();
    assertThat(talk.text())
        .isEqualTo(
            "Hej Anna! Jag är en AI-assistent och ringer på uppdrag av Matboden. Det gäller ditt"
                + " besök i dag. Jag har några korta frågor som tar en till två minuter, och dina"
                + " svar sparas som text. Går det bra att vi börjar?");
    assertThat(says(talk)).extracting(Line.Say::interruptible).containsExactly(false, true);
    assertThat(talk.last().lines())
        .last()
        .isInstanceOfSatisfying(
            Line.Listen.class,
            listen -> assertThat(listen.expected()).isEqualTo(new Expectation.Consent()));
  }

  @Test
  void withoutANameItGreetsWithoutOne() {
    InterviewPlan named = Talk.plan(Talk.RATING);
    Talk talk =
        Talk.begun(
            new InterviewPlan(
                named.business(),
                java.util.Optional.empty(),
                named.visit(),
                named.zone(),
                named.questions(),
                named.partners(),
                named.script(),
                named.limits(),
                false));
    assertThat(talk.text()).startsWith("Hej! Jag är en AI-assistent");
  }

  @Test
  void twoUnclearRepliesMeanNo() {
    Talk talk = begun().mumbles();
    assertThat(talk.said()).isEqualTo("CONSENT_AGAIN");
    talk.mumbles();
    assertThat(talk.said()).isEqualTo("NO_CLEAR_CONSENT");
    assertThat(talk.end()).contains(InterviewEnd.NO_CLEAR_CONSENT);
  }

  @Test
  void aClaimedYesThatWasNotHeardIsNoYes() {
    Talk talk = begun().hears("vem är du", Understanding.of(Intent.AFFIRM, 1, "ja"));
    assertThat(talk.state().consented()).isFalse();
    assertThat(talk.said()).isEqualTo("CONSENT_AGAIN");
  }

  @Test
  void aYesToHalfAnIntroductionIsNoConsent() {
    Talk talk = begun();
    interrupt(talk, says(talk).get(1), 10).yes();
    assertThat(talk.state().consented()).isFalse();
    assertThat(talk.state().asked()).isEmpty();
    assertThat(talk.said()).isEqualTo("DISCLOSURE REASON+CONSENT");
    assertThat(talk.yes().state().step()).isEqualTo(Step.QUESTION);
  }

  @Test
  void theIntroductionSaidAgainCannotBeTalkedAway() {
    Talk talk = begun();
    interrupt(talk, says(talk).get(1), 10).yes();
    assertThat(says(talk)).extracting(Line.Say::interruptible).containsExactly(false, false);
  }

  @Test
  void anInterruptedDisclosureCountsAsCutEvenAtItsLastCharacter() {
    Talk talk = begun();
    Line.Say disclosure = says(talk).get(0);
    interrupt(talk, disclosure, disclosure.text().length()).yes();
    assertThat(talk.state().consented()).isFalse();
  }

  @Test
  void anInterruptionAtTheVeryEndIsNoInterruption() {
    Talk talk = begun();
    Line.Say ask = says(talk).get(1);
    interrupt(talk, ask, ask.text().length()).yes();
    assertThat(talk.state().consented()).isTrue();
  }

  @Test
  void anInterruptionThatIsReportedLateStillCounts() {
    Talk talk = begun();
    Line.Say ask = says(talk).get(1);
    talk.mumbles();
    interrupt(talk, ask, 5).yes();
    assertThat(talk.state().consented()).isFalse();
    assertThat(talk.said()).startsWith("DISCLOSURE REASON+CONSENT");
  }

  @Test
  void aNoToHalfAnIntroductionIsANo() {
    Talk talk = begun();
    assertThat(interrupt(talk, says(talk).get(1), 3).no().end()).contains(InterviewEnd.DECLINED);
  }

  @Test
  void whoTalksOverEveryIntroductionIsLeftInPeace() {
    Talk talk = begun();
    for (int times = 1; times <= 2; times++) {
      interrupt(talk, says(talk).get(1), 3).yes();
      assertThat(talk.said()).isEqualTo("DISCLOSURE REASON+CONSENT");
    }
    interrupt(talk, says(talk).get(1), 3).yes();
    assertThat(talk.end()).contains(InterviewEnd.NO_CLEAR_CONSENT);
  }

  @Test
  void afterASilenceInAnInterruptedIntroductionItIsSaidAgain() {
    Talk talk = begun();
    interrupt(talk, says(talk).get(1), 3).silent();
    assertThat(talk.said()).isEqualTo("STILL_THERE DISCLOSURE REASON+CONSENT");
    assertThat(talk.yes().state().consented()).isTrue();
  }

  @Test
  void whoIsItIsAnsweredByTheWholeIntroduction() {
    Talk talk = begun().hears("vem är det", Intent.REPEAT);
    assertThat(talk.said()).isEqualTo("DISCLOSURE REASON+CONSENT");
  }

  @Test
  void aLineThatBrokeInTheIntroductionMakesItBeSaidAgain() {
    Talk talk = begun().on(new InterviewEvent.Reconnected());
    assertThat(talk.said()).isEqualTo("RECONNECTED DISCLOSURE REASON+CONSENT");
    assertThat(talk.yes().state().step()).isEqualTo(Step.QUESTION);
  }

  @Test
  void comingBackFromAWaitIsNoConsent() {
    Talk talk = begun().hears("vänta lite", Intent.HOLD).yes();
    assertThat(talk.state().consented()).isFalse();
    assertThat(talk.said()).isEqualTo("WELCOME_BACK CONSENT");
    assertThat(talk.yes().state().consented()).isTrue();
  }

  @Test
  void theYesIsKeptInTheWordsThatWereHeard() {
    Talk talk = begun().hears("ja det går bra", Understanding.of(Intent.AFFIRM, 0.9, "ja"));
    assertThat(talk.last().facts()).contains(new InterviewFact.Consented("ja det går bra"));
  }

  @Test
  void onKeysTheConsentAndTheQuestionsAreExplained() {
    Talk talk = Talk.begun(Talk.onKeys(Talk.plan(Talk.RATING, Talk.YES_NO)));
    assertThat(talk.text())
        .endsWith("Går det bra att vi börjar? Tryck ett för ja eller två för nej.");
    assertThat(talk.yes().text())
        .endsWith("Hur nöjd var du med besöket? Tryck en siffra från ett till fem.");
    talk.score(4);
    assertThat(talk.text())
        .as("keys cannot answer a follow-up")
        .endsWith("Hittade du allt du letade efter? Tryck ett för ja eller två för nej.");
    assertThat(talk.mumbles().text())
        .endsWith("Hittade du allt du letade efter? Tryck ett för ja eller två för nej.");
  }
}
