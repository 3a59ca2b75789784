package dev.callkit.interview;

import dev.callkit.dialogue.CallbackTime;
import dev.callkit.dialogue.Expectation;
import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import dev.callkit.interview.InterviewState.Opening;
import dev.callkit.interview.InterviewState.Step;
import dev.callkit.interview.InterviewState.Tries;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.AnswerValue;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One step of the talk while it is worked out: the state taken apart, and the lines and facts so
 * far. It knows how things are said and remembered; {@link Interview} knows what is done when.
 */
final class Draft {
  private static final Duration QUICK_REPLY = Duration.ofSeconds(6);
  private static final Duration OWN_WORDS = Duration.ofSeconds(8);
  private static final Duration WHILE_HOLDING = Duration.ofSeconds(20);
  private static final int MOST_REPEATS = 2;
  private static final int MOST_HOLDS = 3;
  private static final int MOST_INTRODUCTIONS = 3;

  private final InterviewPlan plan;
  private final Instant answeredAt;
  private final Instant now;
  private final Phrases phrases;

  private Step step;
  private TurnId turn;
  private int utterances;
  private boolean consented;
  private Opening opening;
  private Tries tries;
  private Optional<Question> current;
  private final Set<QuestionId> asked;
  private Instant askedAt;
  private boolean lastQuestion;
  private final List<Answer> answers;
  private String pendingWords;
  private List<Line> lastLines;
  private Optional<InterviewEnd> end;
  private Optional<CallbackTime> callback;

  // The first listening is turn 1; every other one moves on from the turn before it.
  private boolean firstListening;

  private final List<Line> lines = new ArrayList<>();
  private final List<InterviewFact> facts = new ArrayList<>();

  private Draft(InterviewState state, Instant now, boolean firstListening) {
    this.firstListening = firstListening;
    this.plan = state.plan();
    this.answeredAt = state.answeredAt();
    // A clock that steps back between nodes must not make an answer older than its question.
    this.now = now.isBefore(state.askedAt()) ? state.askedAt() : now;
    this.phrases = new Phrases(plan, now);
    this.step = state.step();
    this.turn = state.turn();
    this.utterances = state.utterances();
    this.consented = state.consented();
    this.opening = state.opening();
    this.tries = state.tries();
    this.current = state.current();
    this.asked = new LinkedHashSet<>(state.asked());
    this.askedAt = state.askedAt();
    this.lastQuestion = state.lastQuestion();
    this.answers = new ArrayList<>(state.answers());
    this.pendingWords = state.pendingWords();
    this.lastLines = state.lastLines();
    this.end = state.end();
    this.callback = state.callback();
  }

  static Draft of(InterviewState state, Instant now) {
    return new Draft(state, now, false);
  }

  static Draft fresh(
      InterviewPlan plan, Instant answeredAt, Collection<QuestionId> asked, List<Answer> answers) {
    InterviewState blank =
        new InterviewState(
            plan,
            answeredAt,
            Step.CONSENT,
            new TurnId(1),
            0,
            false,
            new Opening(0, 0, false, 0),
            Tries.NONE,
            Optional.empty(),
            new LinkedHashSet<>(asked),
            answeredAt,
            false,
            answers,
            "",
            List.of(),
            Optional.empty(),
            Optional.empty());
    return new Draft(blank, answeredAt, true);
  }

  /** Closes the step: past the goodbye limit nothing is begun any more. */
  InterviewStep done() {
    if (step != Step.ENDED && timeIsUp()) {
      takeBackWords();
      boolean cutOff = elapsed().compareTo(plan.limits().end()) >= 0;
      if (cutOff) {
        hangUpWithoutWords(InterviewEnd.TIME_LIMIT);
      } else {
        end(InterviewEnd.TIME_LIMIT, ScriptLine.TIME_UP);
      }
    }
    return noted();
  }

  /** Closes a step that only takes note of something. */
  InterviewStep noted() {
    InterviewState state =
        new InterviewState(
            plan,
            answeredAt,
            step,
            turn,
            utterances,
            consented,
            opening,
            tries,
            current,
            asked,
            askedAt,
            lastQuestion,
            answers,
            pendingWords,
            lines.isEmpty() ? lastLines : lines,
            end,
            callback);
    return new InterviewStep(state, lines, facts);
  }

  // What is known.

  Instant now() {
    return now;
  }

  Step step() {
    return step;
  }

  TurnId turn() {
    return turn;
  }

  boolean consented() {
    return consented;
  }

  Optional<Question> current() {
    return current;
  }

  String pendingWords() {
    return pendingWords;
  }

  boolean timeIsUp() {
    return elapsed().compareTo(plan.limits().goodbye()) >= 0;
  }

  private Duration elapsed() {
    return Duration.between(answeredAt, now);
  }

  Optional<Expectation> expectation() {
    return switch (step) {
      case CONSENT -> Optional.of(new Expectation.Consent());
      case QUESTION -> current.map(question -> new Expectation.Answer(question.kind()));
      case FOLLOW_UP -> Optional.of(new Expectation.Answer(new AnswerKind.FreeText()));
      case CALLBACK -> Optional.of(new Expectation.Callback());
      case ENDED -> Optional.empty();
    };
  }

  void fact(InterviewFact fact) {
    facts.add(fact);
  }

  // What came in.

  void speaking(InterviewEvent.Speaking event) {
    if (event.turn().equals(turn)) {
      pendingWords = event.heard().words();
    }
  }

  void interrupted(InterviewEvent.Interrupted event) {
    fact(new InterviewFact.Interrupted(event.utterance(), event.playedUpTo()));
    int number = event.utterance().number();
    if (number < opening.first() || number > opening.last()) {
      return;
    }
    boolean early =
        number < opening.last()
            || lastLines.stream()
                .anyMatch(
                    line ->
                        line instanceof Line.Say say
                            && say.id().equals(event.utterance())
                            && event.playedUpTo() < say.text().length());
    opening = new Opening(opening.first(), opening.last(), opening.cut() || early, opening.times());
  }

  /** The turn is complete: count what kind it was, and forget what was pending of it. */
  void listenedTo(Intent intent) {
    pendingWords = "";
    int silences = intent == Intent.SILENCE ? tries.silences() + 1 : 0;
    tries = new Tries(tries.unclear(), silences, tries.repeats(), tries.holds(), tries.holding());
  }

  int silences() {
    return tries.silences();
  }

  /** Counts one more reply that answered nothing, and says how many there have been. */
  int unclear() {
    tries =
        new Tries(
            tries.unclear() + 1, tries.silences(), tries.repeats(), tries.holds(), tries.holding());
    return tries.unclear();
  }

  boolean stopHolding() {
    boolean was = tries.holding();
    tries = new Tries(tries.unclear(), tries.silences(), tries.repeats(), tries.holds(), false);
    return was;
  }

  boolean mayHold() {
    return tries.holds() < MOST_HOLDS;
  }

  boolean mayRepeat() {
    return tries.repeats() < MOST_REPEATS;
  }

  // What is said.

  void say(ScriptLine line) {
    say(phrases.line(line), true);
  }

  private void say(String text, boolean interruptible) {
    UtteranceId id = new UtteranceId(++utterances);
    lines.add(new Line.Say(id, text, interruptible));
    fact(new InterviewFact.Said(id, text));
  }

  void listen() {
    listen(step == Step.FOLLOW_UP || isFreeText() ? OWN_WORDS : QUICK_REPLY);
  }

  private boolean isFreeText() {
    return step == Step.QUESTION
        && current.map(question -> question.kind() instanceof AnswerKind.FreeText).orElse(false);
  }

  private void listen(Duration noInputAfter) {
    if (firstListening) {
      firstListening = false;
    } else {
      turn = turn.next();
    }
    pendingWords = "";
    Expectation expected = expectation().orElseThrow();
    lines.add(new Line.Listen(turn, expected, noInputAfter, hints()));
  }

  private List<String> hints() {
    boolean choice = step == Step.QUESTION;
    return choice
        ? current
            .map(Question::kind)
            .map(kind -> kind instanceof AnswerKind.Choice c ? c.options() : List.<String>of())
            .orElse(List.of())
        : List.of();
  }

  void introduce(boolean greet, boolean resumed) {
    int first = utterances + 1;
    // Who we are is not to be talked away; the rest may be interrupted.
    String disclosure = phrases.line(ScriptLine.DISCLOSURE);
    say(greet ? phrases.greeting() + " " + disclosure : disclosure, false);
    String reason = phrases.line(resumed ? ScriptLine.RESUME : ScriptLine.REASON);
    say(reason + " " + phrases.consent(ScriptLine.CONSENT), true);
    opening = new Opening(first, utterances, false, opening.times() + 1);
    step = Step.CONSENT;
    listen();
  }

  boolean introductionWasCut() {
    return opening.cut();
  }

  void introduceAgain() {
    if (opening.times() >= MOST_INTRODUCTIONS) {
      end(InterviewEnd.NO_CLEAR_CONSENT, ScriptLine.NO_CLEAR_CONSENT);
    } else {
      introduce(false, false);
    }
  }

  void consentAgain() {
    say(phrases.consent(ScriptLine.CONSENT_AGAIN), true);
    listen();
  }

  void consent(String words) {
    consented = true;
    fact(new InterviewFact.Consented(words));
  }

  /** Puts the next question there is time for, or ends the talk properly. */
  void nextQuestion() {
    tries = Tries.NONE;
    current = Optional.empty();
    List<Question> remaining =
        plan.questions().stream()
            .filter(question -> answers.stream().noneMatch(a -> a.question().equals(question.id())))
            .toList();
    if (timeIsUp() && !remaining.isEmpty()) {
      // done() says goodbye: it is the time that ends this talk, not the last question.
      return;
    }
    Optional<TimePlan.Next> next = TimePlan.next(remaining, elapsed(), plan.limits(), lastQuestion);
    if (next.isEmpty()) {
      end(InterviewEnd.FINISHED, ScriptLine.WRAP_UP);
      return;
    }
    if (next.get().last()) {
      lastQuestion = true;
      say(ScriptLine.LAST_QUESTION);
    }
    lastQuestion |= elapsed().compareTo(plan.limits().warning()) >= 0;
    Question question = next.get().question();
    step = Step.QUESTION;
    current = Optional.of(question);
    asked.add(question.id());
    askedAt = now;
    fact(new InterviewFact.Asked(question.id()));
    say(phrases.question(question), true);
    listen();
  }

  void askFollowUp() {
    tries = Tries.NONE;
    step = Step.FOLLOW_UP;
    current.flatMap(Question::followUp).ifPresent(probe -> say(probe, true));
    listen();
  }

  void reprompt() {
    Question question = current.orElseThrow();
    String hint = phrases.hint(question.kind());
    say(ScriptLine.REPROMPT);
    say(hint.isEmpty() ? phrases.question(question) : question.text() + " " + hint, true);
    listen();
  }

  /** Says the current prompt once more, word for word. */
  void promptAgain() {
    switch (step) {
      case CONSENT -> {
        if (opening.cut()) {
          introduceAgain();
          return;
        }
        say(phrases.consent(ScriptLine.CONSENT), true);
      }
      case QUESTION -> say(phrases.question(current.orElseThrow()), true);
      case FOLLOW_UP -> current.flatMap(Question::followUp).ifPresent(probe -> say(probe, true));
      case CALLBACK -> say(ScriptLine.CALLBACK_ASK);
      case ENDED -> throw new IllegalStateException("an ended talk asks nothing");
    }
    listen();
  }

  void repeat() {
    tries = new Tries(tries.unclear(), 0, tries.repeats() + 1, tries.holds(), tries.holding());
    if (step == Step.CONSENT) {
      // "Vem är det?" is answered by the introduction, not by the consent question.
      introduce(false, false);
    } else {
      say(ScriptLine.REPEAT);
      promptAgain();
    }
  }

  void hold() {
    tries = new Tries(tries.unclear(), 0, tries.repeats(), tries.holds() + 1, true);
    say(ScriptLine.HOLD);
    listen(WHILE_HOLDING);
  }

  void acknowledge(Understanding meant) {
    meant
        .acknowledgement()
        .ifPresentOrElse(reaction -> say(reaction, true), () -> say(ScriptLine.ACKNOWLEDGE));
  }

  void askForCallback() {
    step = Step.CALLBACK;
    current = Optional.empty();
    tries = Tries.NONE;
    say(ScriptLine.CALLBACK_ASK);
    listen();
  }

  // What is remembered.

  void store(Answer.Status status, Heard heard, Understanding meant, Instant at) {
    Optional<AnswerValue> value =
        status == Answer.Status.ANSWERED ? meant.value() : Optional.empty();
    Answer answer =
        new Answer(
            current.orElseThrow().id(),
            status,
            value,
            heard.words(),
            value.isPresent() ? meant.confidence() : 0,
            askedAt,
            at.isBefore(askedAt) ? askedAt : at,
            Optional.empty());
    answers.add(answer);
    fact(new InterviewFact.Answered(answer));
  }

  void storeFollowUp(String words) {
    int last = answers.size() - 1;
    Answer fuller = answers.get(last).withFollowUp(words);
    answers.set(last, fuller);
    fact(new InterviewFact.Answered(fuller));
  }

  // How it ends.

  void end(InterviewEnd why, ScriptLine goodbye) {
    say(phrases.line(goodbye), false);
    hangUpWithoutWords(why);
  }

  void optOut() {
    fact(new InterviewFact.OptedOut());
    end(InterviewEnd.OPTED_OUT, ScriptLine.OPTED_OUT);
  }

  void noInput() {
    if (step == Step.QUESTION) {
      Instant heardNothingAt = now;
      Answer answer =
          new Answer(
              current.orElseThrow().id(),
              Answer.Status.NO_INPUT,
              Optional.empty(),
              "",
              0,
              askedAt,
              heardNothingAt,
              Optional.empty());
      answers.add(answer);
      fact(new InterviewFact.Answered(answer));
    }
    end(InterviewEnd.NO_INPUT, ScriptLine.NO_INPUT);
  }

  void callback(Optional<CallbackTime> when) {
    CallbackTime agreed = when.orElse(CallbackTime.SOME_TIME);
    callback = Optional.of(agreed);
    fact(new InterviewFact.CallbackAgreed(agreed));
    say(phrases.callback(agreed), false);
    hangUpWithoutWords(InterviewEnd.CALLBACK);
  }

  void hangUpWithoutWords(InterviewEnd why) {
    lines.add(new Line.HangUp());
    endSilently(why);
  }

  /** Nobody listens any more: what would have been said is not. */
  void hungUp() {
    takeBackWords();
    endSilently(InterviewEnd.HUNG_UP);
  }

  private void takeBackWords() {
    lines.clear();
    facts.removeIf(InterviewFact.Said.class::isInstance);
  }

  /** Ends the talk where nobody listens any more; an end that was reached before stays. */
  private void endSilently(InterviewEnd why) {
    if (step == Step.ENDED) {
      return;
    }
    step = Step.ENDED;
    current = Optional.empty();
    pendingWords = "";
    end = Optional.of(why);
    fact(new InterviewFact.Finished(why));
  }
}
