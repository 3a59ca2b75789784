package dev.callkit.interview;

import dev.callkit.dialogue.CallbackTime;
import dev.callkit.dialogue.Intent;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

/** Talks at the points that other rooms' tests begin from, each reached by talking. */
public final class TalkStates {
  /** When every talk here is answered. */
  public static final Instant ANSWERED = Talk.ANSWERED;

  /** A plan of so many yes-or-no questions. */
  public static InterviewPlan plan(int questions) {
    return Talk.plan(
        IntStream.range(0, questions)
            .mapToObj(
                number ->
                    Question.builder("q" + number, "Stämmer sak nummer " + number + "?", YES_NO)
                        .time(Duration.ofSeconds(5))
                        .build())
            .toArray(Question[]::new));
  }

  private static final AnswerKind YES_NO = new AnswerKind.YesNo();

  private static Talk begun(int questions) {
    return Talk.begun(plan(questions));
  }

  private static Talk answered(int answers, int questions) {
    Talk talk = begun(questions).yes();
    for (int number = 0; number < answers; number++) {
      talk.answersYes();
    }
    return talk;
  }

  /** The introduction has been said. */
  public static InterviewState introduced() {
    return begun(2).state();
  }

  /** Some questions are answered, and the next one waits. */
  public static InterviewState goingOn(int answers, int questions) {
    return answered(answers, questions).state();
  }

  /** Everything is answered. */
  public static InterviewState finished(int answers, int questions) {
    return answered(answers, questions).state();
  }

  /** Everything is dealt with, nothing is answered. */
  public static InterviewState finishedWithoutValues(int questions) {
    Talk talk = begun(questions).yes();
    for (int number = 0; number < questions; number++) {
      talk.hears("vet inte", number % 2 == 0 ? Intent.DONT_KNOW : Intent.REFUSE);
    }
    return talk.state();
  }

  /** The person said stop. */
  public static InterviewState stopped(int answers, int questions) {
    return answered(answers, questions).hears("sluta", Intent.STOP).state();
  }

  /** The person, or the line, went away in the middle. */
  public static InterviewState hungUp(int answers, int questions) {
    return answered(answers, questions).hangsUp().state();
  }

  /** Nothing was left but the follow-up of the last question. */
  public static InterviewState hungUpInTheLastFollowUp() {
    return Talk.consented(Talk.RATING).score(4).hangsUp().state();
  }

  /** Taken up again after a break, and then a no. */
  public static InterviewState resumedAndDeclined(int answers, int questions) {
    return Talk.resumed(hungUp(answers, questions), ANSWERED.plusSeconds(300)).no().state();
  }

  /** The limit of the talk ended it. */
  public static InterviewState timeUp(int answers, int questions) {
    return answered(answers, questions).at(110).tick().state();
  }

  /** The budget of the talk ended it. */
  public static InterviewState budgetUp(int answers, int questions) {
    return answered(answers, questions).paidFor(60).at(47).tick().state();
  }

  /** The step that opens a talk. */
  public static InterviewStep opening(InterviewPlan plan, Instant answeredAt) {
    return Interview.begin(plan, answeredAt);
  }

  /** No. */
  public static InterviewState declined() {
    return begun(2).no().state();
  }

  /** Twice neither yes nor no. */
  public static InterviewState unclearConsent() {
    return begun(2).mumbles().mumbles().state();
  }

  /** Never again, as the first words. */
  public static InterviewState optedOutAtOnce() {
    return begun(2).hears("ring aldrig mer", Intent.OPT_OUT).state();
  }

  /** Never again, at the first question. */
  public static InterviewState optedOutInTheMiddle() {
    return answered(0, 2).hears("ring aldrig mer", Intent.OPT_OUT).state();
  }

  /** Gone in the introduction. */
  public static InterviewState hungUpBeforeConsent() {
    return begun(2).hangsUp().state();
  }

  /** Not a word. */
  public static InterviewState silentBeforeConsent() {
    return begun(2).silent().silent().state();
  }

  /** Somebody else. */
  public static InterviewState wrongPerson() {
    return begun(2).hears("fel nummer", Intent.WRONG_PERSON).state();
  }

  /** Another language. */
  public static InterviewState otherLanguage() {
    return begun(2).hears("sorry what", Intent.OTHER_LANGUAGE).state();
  }

  /** A greeting was heard. */
  public static InterviewState voicemail() {
    return begun(2).hears("lämna ett meddelande", Intent.VOICEMAIL).state();
  }

  /** Later, before consent. */
  public static InterviewState callback(CallbackTime when) {
    Talk talk = begun(2).later(when);
    return talk.end().isPresent() ? talk.state() : talk.later(when).state();
  }

  /** Later, in the middle. */
  public static InterviewState callbackInTheMiddle(CallbackTime when) {
    Talk talk = answered(1, 3).later(when);
    return talk.end().isPresent() ? talk.state() : talk.later(when).state();
  }

  private TalkStates() {}
}
