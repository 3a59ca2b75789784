package dev.callkit.interview;

import dev.callkit.dialogue.Understanding;
import dev.callkit.interview.InterviewState.Step;
import dev.callkit.question.Question;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How things are said in a step of the talk: which lines of the script, in which order. */
final class Prompts {
  private static final Duration WHILE_HOLDING = Duration.ofSeconds(20);
  private static final int MOST_INTRODUCTIONS = 3;
  private static final List<ScriptLine> ACKNOWLEDGEMENTS =
      List.of(ScriptLine.ACKNOWLEDGE, ScriptLine.ACKNOWLEDGE_SECOND, ScriptLine.ACKNOWLEDGE_THIRD);

  private final Draft draft;

  Prompts(Draft draft) {
    this.draft = draft;
  }

  void introduce(boolean greet, ScriptLine reason) {
    // Who we are is not to be talked away; the rest may be interrupted, unless it was before.
    boolean interruptible = !draft.opening().cut();
    int first = draft.utterances() + 1;
    Phrases phrases = draft.phrases();
    String disclosure = phrases.line(ScriptLine.DISCLOSURE);
    draft.say(greet ? phrases.greeting() + " " + disclosure : disclosure, false);
    draft.say(phrases.line(reason) + " " + phrases.consent(ScriptLine.CONSENT), interruptible);
    draft.introduced(first);
    draft.listen();
  }

  void introduceAgain() {
    if (draft.opening().times() >= MOST_INTRODUCTIONS) {
      draft.end(InterviewEnd.NO_CLEAR_CONSENT, ScriptLine.NO_CLEAR_CONSENT);
    } else {
      introduce(false, ScriptLine.REASON);
    }
  }

  /** Nobody knows how much of the introduction was heard: there it is said from the beginning. */
  void reconnected() {
    draft.say(ScriptLine.RECONNECTED);
    if (draft.step() == Step.CONSENT) {
      introduce(false, ScriptLine.REASON);
    } else {
      promptAgain();
    }
  }

  void consentAgain() {
    draft.say(draft.phrases().consent(ScriptLine.CONSENT_AGAIN), true);
    draft.listen();
  }

  /** Puts the next question there is time for, or ends the talk properly. */
  void nextQuestion() {
    List<Question> remaining = draft.book().remaining();
    if (draft.timeIsUp() && !remaining.isEmpty()) {
      // done() says goodbye: it is the time that ends this talk, not the last question.
      return;
    }
    InterviewLimits limits = draft.limits();
    Optional<TimePlan.Next> next =
        TimePlan.next(
            remaining, draft.plan().partners(), draft.elapsed(), limits, draft.lastAnnounced());
    if (next.isEmpty()) {
      draft.end(InterviewEnd.FINISHED, ScriptLine.WRAP_UP);
      return;
    }
    if (next.get().last()) {
      draft.say(ScriptLine.LAST_QUESTION);
    }
    if (next.get().last() || draft.elapsed().compareTo(limits.warning()) >= 0) {
      draft.announceLast();
    }
    draft.begin(next.get().question());
    sayQuestion();
    draft.listen();
  }

  private void sayQuestion() {
    draft.say(draft.phrases().question(draft.current().orElseThrow()), true);
  }

  private void sayFollowUp() {
    draft.current().flatMap(Question::followUp).ifPresent(probe -> draft.say(probe, true));
  }

  /** A follow-up wants free words, which keys cannot give. */
  boolean mayProbe() {
    return !draft.plan().keysOnly() && draft.current().flatMap(Question::followUp).isPresent();
  }

  void askFollowUp() {
    draft.begin(Step.FOLLOW_UP);
    sayFollowUp();
    draft.listen();
  }

  void reprompt() {
    Question question = draft.current().orElseThrow();
    String hint = draft.phrases().hint(question.kind());
    draft.say(ScriptLine.REPROMPT);
    draft.say(
        hint.isEmpty() ? draft.phrases().question(question) : question.text() + " " + hint, true);
    draft.listen();
  }

  /** Says the current prompt once more, word for word. */
  void promptAgain() {
    switch (draft.step()) {
      case CONSENT -> {
        if (draft.opening().cut()) {
          introduce(false, ScriptLine.REASON);
          return;
        }
        draft.say(draft.phrases().consent(ScriptLine.CONSENT), true);
      }
      case QUESTION -> sayQuestion();
      case FOLLOW_UP -> sayFollowUp();
      case CALLBACK -> draft.say(ScriptLine.CALLBACK_ASK);
      case ENDED -> throw new IllegalStateException("an ended talk asks nothing");
    }
    draft.listen();
  }

  void repeat() {
    draft.repeating();
    if (draft.step() == Step.CONSENT) {
      // "Vem är det?" is answered by the introduction, not by the consent question.
      introduce(false, ScriptLine.REASON);
    } else {
      draft.say(ScriptLine.REPEAT);
      promptAgain();
    }
  }

  void hold() {
    draft.holding();
    draft.say(ScriptLine.HOLD);
    draft.listen(WHILE_HOLDING);
  }

  void acknowledge(Understanding meant) {
    meant
        .acknowledgement()
        .ifPresentOrElse(reaction -> draft.say(reaction, true), this::acknowledge);
  }

  /** A neutral word, not always the same one. */
  void acknowledge() {
    int given = draft.book().answers().size();
    draft.say(
        ACKNOWLEDGEMENTS.get((given + ACKNOWLEDGEMENTS.size() - 1) % ACKNOWLEDGEMENTS.size()));
  }

  void askForCallback() {
    draft.begin(Step.CALLBACK);
    draft.say(ScriptLine.CALLBACK_ASK);
    draft.listen();
  }
}
