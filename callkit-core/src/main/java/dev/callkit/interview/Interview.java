package dev.callkit.interview;

import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import dev.callkit.interview.InterviewState.Step;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Question;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The talk as a pure machine. Guarantees, whatever the events and their order:
 *
 * <ul>
 *   <li>it ends: every prompt may fail only a bounded number of times, and the limits hold;
 *   <li>no question before the introduction has been heard and an explicit yes has been given, and
 *       none after a no;
 *   <li>every stored answer quotes words that were heard, and a value is stored only if the
 *       question accepts it;
 *   <li>a turn that comes again gets the same lines and changes nothing; a turn that was never
 *       listened for changes nothing either;
 *   <li>"ring aldrig mer" is a fact of the step that ends the talk, so it is stored before the
 *       goodbye is spoken.
 * </ul>
 */
public final class Interview {
  private static final int MOST_REPEATS = 2;
  private static final int MOST_HOLDS = 3;

  /**
   * Opens the talk: the introduction and the consent question.
   *
   * @param plan what the talk consists of
   * @param answeredAt when the person answered
   */
  public static InterviewStep begin(InterviewPlan plan, Instant answeredAt) {
    Draft draft = Draft.fresh(plan, answeredAt, List.of(), List.of());
    draft.prompts().introduce(true, ScriptLine.REASON);
    return draft.done();
  }

  /**
   * Opens the next talk of a call whose earlier one was broken off or put off: it introduces itself
   * and asks for consent anew, and goes on with the questions that have no result yet.
   *
   * @param earlier how far the earlier talk came
   * @param answeredAt when the person answered this time
   */
  public static InterviewStep resume(InterviewState earlier, Instant answeredAt) {
    Draft draft =
        Draft.fresh(
            earlier.plan(), answeredAt, List.copyOf(earlier.asked()), earlier.keptAnswers());
    draft.prompts().introduce(true, reasonToResume(earlier));
    return draft.done();
  }

  private static ScriptLine reasonToResume(InterviewState earlier) {
    if (!earlier.begun()) {
      return ScriptLine.REASON;
    }
    return earlier.end().equals(Optional.of(InterviewEnd.CALLBACK))
        ? ScriptLine.RESUME_CALLBACK
        : ScriptLine.RESUME;
  }

  /**
   * Takes one event.
   *
   * @param state the talk before it
   * @param event what happened
   * @param now when
   * @return the talk after it; the same state and no lines if the event changes nothing
   */
  public static InterviewStep on(InterviewState state, InterviewEvent event, Instant now) {
    if (event instanceof InterviewEvent.Replied replied && !replied.turn().equals(state.turn())) {
      // The turn before, delivered again, gets its reply again. An older one was overtaken, such as
      // by a connection that was reported twice, and whoever waits there must hear something.
      boolean before = replied.turn().number() < state.turn().number();
      return new InterviewStep(state, before ? state.lastLines() : List.of(), List.of());
    }
    if (state.step() == Step.ENDED) {
      boolean again = event instanceof InterviewEvent.Replied;
      return new InterviewStep(state, again ? state.lastLines() : List.of(), List.of());
    }
    Draft draft = Draft.of(state, now);
    if (event instanceof InterviewEvent.Replied replied) {
      replied(draft, replied, now);
    } else if (event instanceof InterviewEvent.Speaking speaking) {
      draft.speaking(speaking);
      return draft.noted();
    } else if (event instanceof InterviewEvent.Interrupted interrupted) {
      draft.interrupted(interrupted);
      return draft.noted();
    } else if (event instanceof InterviewEvent.Reconnected) {
      draft.fact(new InterviewFact.Reconnected());
      draft.prompts().reconnected();
    } else if (event instanceof InterviewEvent.Tick tick) {
      if (!draft.timeIsUp()) {
        return unchanged(state);
      }
      keepPending(draft, tick.pending());
    } else if (event instanceof InterviewEvent.HungUp hungUp) {
      keepPending(draft, hungUp.pending());
      draft.hungUp();
    }
    return draft.done();
  }

  private static InterviewStep unchanged(InterviewState state) {
    return new InterviewStep(state, List.of(), List.of());
  }

  private static void replied(Draft draft, InterviewEvent.Replied event, Instant now) {
    // A recogniser that heard nothing may send empty words; nothing can be quoted from them.
    Heard heard = event.heard().words().isBlank() ? new Heard.Silence() : event.heard();
    Understanding meant =
        draft
            .expectation()
            .map(expected -> event.understanding().checkedAgainst(expected, heard))
            .orElseGet(Understanding::unclear);
    draft.fact(new InterviewFact.Replied(event.turn(), heard, meant.intent()));
    draft.listenedTo(meant.intent());
    if (endsAnyTalk(draft, meant)) {
      return;
    }
    boolean waited = draft.stopHolding();
    switch (meant.intent()) {
      case SILENCE -> silence(draft);
      case HOLD -> hold(draft, heard, meant);
      case REPEAT -> repeat(draft, heard, meant);
      default -> {
        if (waited && !answersByItself(draft, meant)) {
          // "Ja, nu är jag tillbaka" is no consent and no answer: ask again.
          draft.say(ScriptLine.WELCOME_BACK);
          draft.prompts().promptAgain();
        } else {
          byStep(draft, heard, meant, now);
        }
      }
    }
  }

  private static boolean endsAnyTalk(Draft draft, Understanding meant) {
    switch (meant.intent()) {
      case OPT_OUT -> draft.optOut();
      case WRONG_PERSON -> draft.end(InterviewEnd.WRONG_PERSON, ScriptLine.WRONG_PERSON);
      case OTHER_LANGUAGE -> draft.end(InterviewEnd.OTHER_LANGUAGE, ScriptLine.OTHER_LANGUAGE);
      case VOICEMAIL -> {
        if (draft.consented()) {
          // Who has agreed in words is a person, and is not hung up on without a word.
          return false;
        }
        draft.hangUpWithoutWords(InterviewEnd.VOICEMAIL);
      }
      case STOP -> stop(draft);
      case CALL_LATER -> callLater(draft, meant);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void stop(Draft draft) {
    if (draft.consented()) {
      draft.end(InterviewEnd.STOPPED, ScriptLine.STOPPED);
    } else {
      draft.end(InterviewEnd.DECLINED, ScriptLine.DECLINED);
    }
  }

  private static void callLater(Draft draft, Understanding meant) {
    boolean named = meant.callback().flatMap(when -> when.date()).isPresent();
    if (named || draft.step() == Step.CALLBACK) {
      draft.callback(meant.callback());
    } else {
      draft.prompts().askForCallback();
    }
  }

  /** A scale, a choice or a number says by itself what it answers; a yes or free words do not. */
  private static boolean answersByItself(Draft draft, Understanding meant) {
    return switch (meant.intent()) {
      case DENY, REFUSE, DONT_KNOW -> true;
      case ANSWER ->
          draft.current().map(question -> saysItself(question)).orElse(false)
              && draft.step() == Step.QUESTION;
      default -> false;
    };
  }

  private static boolean saysItself(Question question) {
    return !(question.kind() instanceof AnswerKind.YesNo)
        && !(question.kind() instanceof AnswerKind.FreeText);
  }

  private static void silence(Draft draft) {
    if (draft.tries().silences() < 2) {
      draft.say(ScriptLine.STILL_THERE);
      draft.prompts().promptAgain();
    } else if (draft.step() == Step.CALLBACK) {
      draft.callback(Optional.empty());
    } else {
      draft.noInput();
    }
  }

  private static void hold(Draft draft, Heard heard, Understanding meant) {
    if (draft.tries().holds() < MOST_HOLDS) {
      draft.prompts().hold();
    } else {
      noMatch(draft, heard, meant);
    }
  }

  private static void repeat(Draft draft, Heard heard, Understanding meant) {
    if (draft.tries().repeats() < MOST_REPEATS) {
      draft.prompts().repeat();
    } else {
      noMatch(draft, heard, meant);
    }
  }

  private static void byStep(Draft draft, Heard heard, Understanding meant, Instant now) {
    switch (draft.step()) {
      case CONSENT -> consent(draft, heard, meant);
      case QUESTION -> answer(draft, heard, meant, now);
      case FOLLOW_UP -> followUp(draft, heard, meant);
      case CALLBACK -> callbackTime(draft, heard, meant);
      case ENDED -> throw new IllegalStateException("an ended talk takes no replies");
    }
  }

  private static void consent(Draft draft, Heard heard, Understanding meant) {
    switch (meant.intent()) {
      case AFFIRM -> {
        if (draft.opening().cut()) {
          // A yes to half an introduction is no consent; it is said again.
          draft.prompts().introduceAgain();
        } else {
          draft.consent(heard.words());
          draft.say(ScriptLine.THANKS_FOR_CONSENT);
          draft.prompts().nextQuestion();
        }
      }
      case DENY, REFUSE -> draft.end(InterviewEnd.DECLINED, ScriptLine.DECLINED);
      default -> noMatch(draft, heard, meant);
    }
  }

  private static void answer(Draft draft, Heard heard, Understanding meant, Instant now) {
    switch (meant.intent()) {
      case ANSWER -> {
        draft.book().store(Answer.Status.ANSWERED, heard, meant, now);
        draft.prompts().acknowledge(meant);
        if (draft.prompts().mayProbe()) {
          draft.prompts().askFollowUp();
        } else {
          draft.prompts().nextQuestion();
        }
      }
      case DONT_KNOW -> {
        draft.book().store(Answer.Status.DONT_KNOW, heard, meant, now);
        draft.say(ScriptLine.DONT_KNOW);
        draft.prompts().nextQuestion();
      }
      case REFUSE -> {
        draft.book().store(Answer.Status.REFUSED, heard, meant, now);
        draft.say(ScriptLine.REFUSED);
        draft.prompts().nextQuestion();
      }
      default -> noMatch(draft, heard, meant);
    }
  }

  private static void followUp(Draft draft, Heard heard, Understanding meant) {
    if (meant.intent() == Intent.ANSWER) {
      draft.book().storeFollowUp(heard.words(), draft.now());
      draft.prompts().acknowledge(meant);
    } else {
      // The question itself is answered; more was only an offer.
      draft.prompts().acknowledge();
    }
    draft.prompts().nextQuestion();
  }

  private static void callbackTime(Draft draft, Heard heard, Understanding meant) {
    switch (meant.intent()) {
      case DENY, REFUSE -> stop(draft);
      case DONT_KNOW -> draft.callback(Optional.empty());
      default -> noMatch(draft, heard, meant);
    }
  }

  /** The reply answers nothing that was asked. Once it is asked again, then left. */
  private static void noMatch(Draft draft, Heard heard, Understanding meant) {
    boolean again = draft.unclear() < 2;
    switch (draft.step()) {
      case CONSENT -> {
        if (again) {
          draft.prompts().consentAgain();
        } else {
          draft.end(InterviewEnd.NO_CLEAR_CONSENT, ScriptLine.NO_CLEAR_CONSENT);
        }
      }
      case QUESTION -> {
        if (again) {
          draft.prompts().reprompt();
        } else {
          draft.book().store(Answer.Status.UNRESOLVED, heard, meant, draft.now());
          draft.say(ScriptLine.MOVE_ON);
          draft.prompts().nextQuestion();
        }
      }
      case FOLLOW_UP -> followUp(draft, heard, meant);
      case CALLBACK -> {
        if (again) {
          draft.say(ScriptLine.CALLBACK_AGAIN);
          draft.listen();
        } else {
          draft.callback(Optional.empty());
        }
      }
      case ENDED -> throw new IllegalStateException("an ended talk takes no replies");
    }
  }

  /** Words that were on their way when the talk was cut are kept, and a wish in them is obeyed. */
  private static void keepPending(Draft draft, Optional<Understanding> pending) {
    if (draft.pendingWords().isBlank()) {
      return;
    }
    Heard heard = Heard.partial(draft.pendingWords());
    Understanding meant =
        draft
            .expectation()
            .flatMap(expected -> pending.map(claimed -> claimed.checkedAgainst(expected, heard)))
            .orElseGet(Understanding::unclear);
    draft.fact(new InterviewFact.Replied(draft.turn(), heard, meant.intent()));
    boolean saidNo = meant.intent() == Intent.DENY || meant.intent() == Intent.REFUSE;
    if (endsAnyTalk(draft, meant)) {
      return;
    }
    if (draft.step() == Step.CONSENT && saidNo) {
      stop(draft);
    } else if (draft.step() == Step.QUESTION) {
      draft.book().store(statusOf(meant.intent()), heard, meant, draft.now());
    } else if (draft.step() == Step.FOLLOW_UP) {
      draft.book().storeFollowUp(heard.words(), draft.now());
    }
  }

  private static Answer.Status statusOf(Intent intent) {
    return switch (intent) {
      case ANSWER -> Answer.Status.ANSWERED;
      case DONT_KNOW -> Answer.Status.DONT_KNOW;
      case REFUSE -> Answer.Status.REFUSED;
      default -> Answer.Status.UNRESOLVED;
    };
  }

  private Interview() {}
}
