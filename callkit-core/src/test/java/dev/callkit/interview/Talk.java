package dev.callkit.interview;

import dev.callkit.dialogue.CallbackTime;
import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.AnswerValue;
import dev.callkit.question.Priority;
import dev.callkit.question.Question;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A talk that a test leads: what is heard, and what it means, by hand. */
final class Talk {
  /** A Monday, 10:00 in Stockholm. */
  static final Instant ANSWERED = Instant.parse("2026-11-23T09:00:00Z");

  static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
  static final Question RATING =
      Question.builder("rating", "Hur nöjd var du med besöket?", AnswerKind.Rating.ONE_TO_FIVE)
          .followUp("Vad gjorde störst intryck på dig?")
          .time(Duration.ofSeconds(20))
          .build();
  static final Question YES_NO =
      Question.builder("found", "Hittade du allt du letade efter?", new AnswerKind.YesNo())
          .time(Duration.ofSeconds(10))
          .build();
  static final Question LOW =
      Question.builder("parking", "Hur var det att parkera hos oss?", new AnswerKind.FreeText())
          .priority(Priority.LOW)
          .time(Duration.ofSeconds(10))
          .build();

  private InterviewStep last;
  private Instant now = ANSWERED;

  private Talk(InterviewStep first) {
    this.last = first;
  }

  static InterviewPlan plan(Question... questions) {
    return new InterviewPlan(
        "Matboden",
        Optional.of("Anna"),
        ANSWERED.minus(Duration.ofMinutes(20)),
        ZONE,
        List.of(questions),
        Map.of(),
        Script.standard(),
        InterviewLimits.DEFAULT,
        false);
  }

  static InterviewPlan onKeys(InterviewPlan plan) {
    return new InterviewPlan(
        plan.business(),
        plan.firstName(),
        plan.visit(),
        plan.zone(),
        plan.questions(),
        plan.partners(),
        plan.script(),
        plan.limits(),
        true);
  }

  /** Greeted, not yet consented. */
  static Talk begun(Question... questions) {
    return begun(plan(questions));
  }

  static Talk begun(InterviewPlan plan) {
    return new Talk(Interview.begin(plan, ANSWERED));
  }

  static Talk resumed(InterviewState earlier, Instant answeredAt) {
    Talk talk = new Talk(Interview.resume(earlier, answeredAt));
    talk.now = answeredAt;
    return talk;
  }

  /** Consented; the first question has been put. */
  static Talk consented(Question... questions) {
    return begun(questions).yes();
  }

  /** Moves the clock to this many seconds after the answer. */
  Talk at(double seconds) {
    now = state().answeredAt().plusMillis(Math.round(seconds * 1000));
    return this;
  }

  /** From here on the budget pays for so many seconds from the answer. */
  Talk paidFor(int seconds) {
    InterviewState paid = state().paidFor(Optional.of(Duration.ofSeconds(seconds)));
    last = new InterviewStep(paid, last.lines(), last.facts());
    return this;
  }

  Talk on(InterviewEvent event) {
    last = Interview.on(state(), event, now);
    return this;
  }

  Talk hears(String words, Understanding meant) {
    return on(new InterviewEvent.Replied(state().turn(), Heard.speech(words), meant));
  }

  /** Hears words that do only this. */
  Talk hears(String words, Intent intent) {
    return hears(words, Understanding.of(intent, 0.9, words));
  }

  Talk yes() {
    return hears("ja", Intent.AFFIRM);
  }

  Talk no() {
    return hears("nej tack", Intent.DENY);
  }

  Talk score(int value) {
    return hears(
        "en " + value, Understanding.answer(new AnswerValue.Score(value), 0.9, "" + value));
  }

  Talk answersYes() {
    return hears("ja", Understanding.answer(new AnswerValue.YesOrNo(true), 0.9, "ja"));
  }

  Talk tells(String words) {
    return hears(words, Understanding.answer(new AnswerValue.Words(words), 0.9, words));
  }

  Talk mumbles() {
    return hears("jaså", Understanding.unclear());
  }

  Talk silent() {
    return hears("", Understanding.of(Intent.SILENCE, 1, ""));
  }

  Talk later(CallbackTime when) {
    return hears("ring senare", Understanding.callLater(when, 0.9, "ring senare"));
  }

  Talk speaking(String words) {
    return on(new InterviewEvent.Speaking(state().turn(), Heard.partial(words)));
  }

  Talk tick() {
    return on(new InterviewEvent.Tick(Optional.empty()));
  }

  Talk tick(Understanding pending) {
    return on(new InterviewEvent.Tick(Optional.of(pending)));
  }

  Talk hangsUp() {
    return on(new InterviewEvent.HungUp(Optional.empty()));
  }

  Talk hangsUp(Understanding pending) {
    return on(new InterviewEvent.HungUp(Optional.of(pending)));
  }

  InterviewStep last() {
    return last;
  }

  InterviewState state() {
    return last.state();
  }

  Instant now() {
    return now;
  }

  Optional<InterviewEnd> end() {
    return state().end();
  }

  List<Answer> answers() {
    return state().answers();
  }

  /** What was said in the last step, each utterance by its script line or question. */
  String said() {
    return Spoken.names(last.lines(), state().plan(), now);
  }

  /** What was said in the last step, as text. */
  String text() {
    return Spoken.text(last.lines());
  }
}
