package dev.callkit.interview;

import dev.callkit.dialogue.CallbackTime;
import dev.callkit.dialogue.Expectation;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How far a talk is. Complete: from it alone any machine can go on.
 *
 * @param plan what was fixed before the talk
 * @param answeredAt when the person answered: the limits count from here
 * @param step what is going on
 * @param turn the turn that is listened for, or was last
 * @param utterances how many utterances have been spoken
 * @param consented whether this person has given an explicit yes in this talk
 * @param opening whether the introduction has been heard in full
 * @param tries how often this prompt has failed
 * @param current the question being dealt with; present in {@link Step#QUESTION} and {@link
 *     Step#FOLLOW_UP}
 * @param asked the questions that have been put, in order, in this and earlier talks of the call
 * @param askedAt when the current question was put; {@code answeredAt} before the first
 * @param lastQuestion whether the last question has been announced
 * @param answers what the questions obtained, in this and earlier talks of the call
 * @param pendingWords what the person has said of an unfinished turn; empty if nothing
 * @param lastLines the reply to the last turn, to be given again if that turn comes again
 * @param end why it ended; empty while it goes on
 * @param callback when the person wants to be rung; present only after {@link
 *     InterviewEnd#CALLBACK}
 * @param paidFor how long the talk may last before it would cost more than there is; empty if there
 *     is no budget
 */
public record InterviewState(
    InterviewPlan plan,
    Instant answeredAt,
    Step step,
    TurnId turn,
    int utterances,
    boolean consented,
    Opening opening,
    Tries tries,
    Optional<Question> current,
    Set<QuestionId> asked,
    Instant askedAt,
    boolean lastQuestion,
    List<Answer> answers,
    String pendingWords,
    List<Line> lastLines,
    Optional<InterviewEnd> end,
    Optional<CallbackTime> callback,
    Optional<Duration> paidFor) {

  /** What is going on. */
  public enum Step {
    /** The consent question waits for a yes or no. */
    CONSENT,
    /** A question waits for an answer. */
    QUESTION,
    /** The follow-up of a question waits for more. */
    FOLLOW_UP,
    /** "When may I ring?" waits for a time. */
    CALLBACK,
    /** It is over. */
    ENDED;

    /** What kind of reply this step waits for, given the question being dealt with. */
    Optional<Expectation> expectation(Optional<Question> current) {
      return switch (this) {
        case CONSENT -> Optional.of(new Expectation.Consent());
        case QUESTION -> current.map(question -> new Expectation.Answer(question.kind()));
        case FOLLOW_UP -> Optional.of(new Expectation.Answer(new AnswerKind.FreeText()));
        case CALLBACK -> Optional.of(new Expectation.Callback());
        case ENDED -> Optional.empty();
      };
    }
  }

  /**
   * The introduction: who rings, for whom, why and how long.
   *
   * @param first the first utterance of it
   * @param last the last utterance of it
   * @param cut whether the person spoke over it before its end
   * @param times how often it has been said
   */
  public record Opening(int first, int last, boolean cut, int times) {

    /** The same introduction, cut if it is the one that was interrupted before its end. */
    Opening interrupted(InterviewEvent.Interrupted event, List<Line> lastLines) {
      int number = event.utterance().number();
      if (number < first || number > last) {
        return this;
      }
      // Of what was said longer ago the end is not known here; it counts as not heard.
      boolean wholly =
          number == last
              && lastLines.stream()
                  .anyMatch(
                      line ->
                          line instanceof Line.Say say
                              && say.id().equals(event.utterance())
                              && event.playedUpTo() >= say.text().length());
      return new Opening(first, last, cut || !wholly, times);
    }
  }

  /**
   * How often the current prompt has failed.
   *
   * @param unclear replies that answered nothing
   * @param silences silences in a row
   * @param repeats times the person asked to hear it again
   * @param holds times the person asked us to wait
   * @param holding whether we are waiting now
   */
  public record Tries(int unclear, int silences, int repeats, int holds, boolean holding) {
    static final Tries NONE = new Tries(0, 0, 0, 0, false);

    Tries withSilences(int inARow) {
      return new Tries(unclear, inARow, repeats, holds, holding);
    }

    Tries oneMoreUnclear() {
      return new Tries(unclear + 1, silences, repeats, holds, holding);
    }

    Tries oneMoreRepeat() {
      return new Tries(unclear, 0, repeats + 1, holds, holding);
    }

    Tries oneMoreHold() {
      return new Tries(unclear, 0, repeats, holds + 1, true);
    }

    Tries heardAgain() {
      return new Tries(unclear, silences, repeats, holds, false);
    }
  }

  /** Copies the collections. */
  public InterviewState {
    asked = Collections.unmodifiableSet(new LinkedHashSet<>(asked));
    answers = List.copyOf(answers);
    lastLines = List.copyOf(lastLines);
  }

  /** Before the first word, with what earlier talks of the call obtained. */
  static InterviewState blank(
      InterviewPlan plan, Instant answeredAt, Collection<QuestionId> asked, List<Answer> answers) {
    return new InterviewState(
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
        Optional.empty(),
        Optional.empty());
  }

  /** {@return the same talk with a budget that pays for this long, from the answer} */
  public InterviewState paidFor(Optional<Duration> longest) {
    return longest.equals(paidFor)
        ? this
        : new InterviewState(
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
            lastLines,
            end,
            callback,
            longest);
  }

  /**
   * {@return the limits that hold: the plan's, or earlier ones if the budget does not pay for it}
   */
  public InterviewLimits limits() {
    return paidFor.map(plan.limits()::within).orElse(plan.limits());
  }

  /** {@return how long the talk has lasted at {@code now}; never negative} */
  public Duration elapsed(Instant now) {
    Duration elapsed = Duration.between(answeredAt, now);
    return elapsed.isNegative() ? Duration.ZERO : elapsed;
  }

  /**
   * {@return whether the interview has begun: a yes in this talk, or a question in an earlier one}
   */
  public boolean begun() {
    return consented || !asked.isEmpty();
  }

  /** {@return whether questions are left to put if the talk is taken up again} */
  public boolean hasMore() {
    List<Answer> kept = keptAnswers();
    return plan.questions().stream()
        .anyMatch(question -> kept.stream().noneMatch(a -> a.question().equals(question.id())));
  }

  /** What stays if the talk is taken up again: all but half an answer at which the line broke. */
  List<Answer> keptAnswers() {
    int last = answers.size() - 1;
    boolean cutOff =
        end.equals(Optional.of(InterviewEnd.HUNG_UP))
            && last >= 0
            && answers.get(last).status() == Answer.Status.UNRESOLVED
            && answers.get(last).askedAt().equals(askedAt);
    return cutOff ? answers.subList(0, last) : answers;
  }

  /** {@return what kind of reply is waited for; empty when it is over} */
  public Optional<Expectation> expectation() {
    return step.expectation(current);
  }

  /** {@return what we said last, all of it, for the engine} */
  public String lastPrompt() {
    StringBuilder prompt = new StringBuilder();
    for (Line line : lastLines) {
      if (line instanceof Line.Say say) {
        prompt.append(prompt.isEmpty() ? "" : " ").append(say.text());
      }
    }
    return prompt.toString();
  }

  /**
   * {@return when the clock next matters to this talk: the next limit after {@code now}, or empty
   * if it is over or past every limit}
   */
  public Optional<Instant> nextLimit(Instant now) {
    if (step == Step.ENDED) {
      return Optional.empty();
    }
    return Stream.of(limits().goodbye(), limits().end())
        .map(answeredAt::plus)
        .filter(limit -> limit.isAfter(now))
        .findFirst();
  }

  /** Hides words and answers. */
  @Override
  public String toString() {
    return "InterviewState["
        + step
        + ", turn="
        + turn
        + ", end="
        + end.map(Enum::name).orElse("-")
        + "]";
  }
}
