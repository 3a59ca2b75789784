package dev.callkit.interview;

import dev.callkit.dialogue.CallbackTime;
import dev.callkit.dialogue.Expectation;
import dev.callkit.dialogue.Intent;
import dev.callkit.interview.InterviewState.Opening;
import dev.callkit.interview.InterviewState.Step;
import dev.callkit.interview.InterviewState.Tries;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One step of the talk while it is worked out: the state taken apart, and the lines and facts so
 * far. It knows how things are remembered, {@link Prompts} how they are said, and {@link Interview}
 * what is done when.
 */
final class Draft {
  private static final Duration QUICK_REPLY = Duration.ofSeconds(6);
  private static final Duration OWN_WORDS = Duration.ofSeconds(8);

  private final InterviewPlan plan;
  private final Instant answeredAt;
  private final Instant now;
  private final Phrases phrases;
  private final Optional<Duration> paidFor;
  private final InterviewLimits limits;

  private Step step;
  private TurnId turn;
  private int utterances;
  private boolean consented;
  private Opening opening;
  private Tries tries;
  private Optional<Question> current;
  private boolean lastQuestion;
  private final AnswerBook book;
  private String pendingWords;
  private List<Line> lastLines;
  private Optional<InterviewEnd> end;
  private Optional<CallbackTime> callback;

  // The first listening is turn 1; every other one moves on from the turn before it.
  private boolean firstListening;

  private final Prompts prompts = new Prompts(this);
  private final List<Line> lines = new ArrayList<>();
  private final List<InterviewFact> facts = new ArrayList<>();

  private Draft(InterviewState state, Instant now, boolean firstListening) {
    this.firstListening = firstListening;
    this.plan = state.plan();
    this.answeredAt = state.answeredAt();
    // A clock that steps back between nodes must not make an answer older than its question.
    this.now = now.isBefore(state.askedAt()) ? state.askedAt() : now;
    this.phrases = new Phrases(plan, now);
    this.paidFor = state.paidFor();
    this.limits = state.limits();
    this.step = state.step();
    this.turn = state.turn();
    this.utterances = state.utterances();
    this.consented = state.consented();
    this.opening = state.opening();
    this.tries = state.tries();
    this.current = state.current();
    this.lastQuestion = state.lastQuestion();
    this.book = new AnswerBook(state, this::fact);
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
    InterviewState blank = InterviewState.blank(plan, answeredAt, asked, answers);
    return new Draft(blank, answeredAt, true);
  }

  /** Closes the step: past the goodbye limit nothing is begun, past the end nothing is said. */
  InterviewStep done() {
    if (step != Step.ENDED && timeIsUp()) {
      takeBackWords();
      if (step == Step.CALLBACK) {
        callback(Optional.empty());
      } else {
        timeIsOver();
      }
    }
    if (!lines.isEmpty() && elapsed().compareTo(limits.end()) >= 0) {
      takeBackWords();
      lines.add(new Line.HangUp());
    }
    return noted();
  }

  private void timeIsOver() {
    if (limits.goodbye().compareTo(plan.limits().goodbye()) < 0) {
      end(InterviewEnd.BUDGET, ScriptLine.BUDGET_UP);
    } else {
      end(InterviewEnd.TIME_LIMIT, ScriptLine.TIME_UP);
    }
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
            book.asked(),
            book.askedAt(),
            lastQuestion,
            book.answers(),
            pendingWords,
            lines.isEmpty() ? lastLines : lines,
            end,
            callback,
            paidFor);
    return new InterviewStep(state, lines, facts);
  }

  /** How things are said in this step. */
  Prompts prompts() {
    return prompts;
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
    return elapsed().compareTo(limits.goodbye()) >= 0;
  }

  Duration elapsed() {
    return Duration.between(answeredAt, now);
  }

  Optional<Expectation> expectation() {
    return step.expectation(current);
  }

  void fact(InterviewFact fact) {
    facts.add(fact);
  }

  InterviewPlan plan() {
    return plan;
  }

  InterviewLimits limits() {
    return limits;
  }

  Phrases phrases() {
    return phrases;
  }

  Opening opening() {
    return opening;
  }

  int utterances() {
    return utterances;
  }

  AnswerBook book() {
    return book;
  }

  boolean lastAnnounced() {
    return lastQuestion;
  }

  // What came in.

  void speaking(InterviewEvent.Speaking event) {
    if (event.turn().equals(turn)) {
      pendingWords = event.heard().words();
    }
  }

  void interrupted(InterviewEvent.Interrupted event) {
    fact(new InterviewFact.Interrupted(event.utterance(), event.playedUpTo()));
    opening = opening.interrupted(event, lastLines);
  }

  /** The turn is complete: count what kind it was, and forget what was pending of it. */
  void listenedTo(Intent intent) {
    pendingWords = "";
    tries = tries.withSilences(intent == Intent.SILENCE ? tries.silences() + 1 : 0);
  }

  Tries tries() {
    return tries;
  }

  /** Counts one more reply that answered nothing, and says how many there have been. */
  int unclear() {
    tries = tries.oneMoreUnclear();
    return tries.unclear();
  }

  boolean stopHolding() {
    boolean was = tries.holding();
    tries = tries.heardAgain();
    return was;
  }

  // What is said.

  void say(ScriptLine line) {
    say(phrases.line(line), true);
  }

  void say(String text, boolean interruptible) {
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

  void listen(Duration noInputAfter) {
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
    return step == Step.QUESTION
            && current.map(Question::kind).orElse(null) instanceof AnswerKind.Choice choice
        ? choice.options()
        : List.of();
  }

  // What begins.

  /** Another kind of prompt begins, with no question or the same one. */
  void begin(Step next) {
    step = next;
    tries = Tries.NONE;
    if (next != Step.FOLLOW_UP) {
      current = Optional.empty();
    }
  }

  void begin(Question question) {
    begin(Step.QUESTION);
    current = Optional.of(question);
    book.put(question, now);
  }

  void introduced(int first) {
    opening = new Opening(first, utterances, false, opening.times() + 1);
  }

  void consent(String words) {
    consented = true;
    fact(new InterviewFact.Consented(words));
  }

  void repeating() {
    tries = tries.oneMoreRepeat();
  }

  void holding() {
    tries = tries.oneMoreHold();
  }

  void announceLast() {
    lastQuestion = true;
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
      book.nothingHeard(now);
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
    if (step == Step.CALLBACK) {
      // "Ring senare" was said; only the hour is missing.
      callback(Optional.empty());
    }
    takeBackWords();
    endSilently(InterviewEnd.HUNG_UP);
    lastLines = List.of(new Line.HangUp());
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
