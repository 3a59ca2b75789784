package dev.callkit.interview;

import dev.callkit.question.AnswerValue;
import dev.callkit.question.QuestionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What one question obtained.
 *
 * @param question which question
 * @param status what kind of result
 * @param value the typed answer; present exactly for {@link Status#ANSWERED}
 * @param words what the person said, as heard; empty only for {@link Status#NO_INPUT}
 * @param confidence how sure the understanding is, 0 to 1; 0 without a value
 * @param askedAt when the question was put
 * @param respondedAt when the words were heard; never before {@code askedAt}
 * @param followUpWords what was said to the follow-up; empty if none was asked or nothing was said
 * @param endedAt when the question was done with, its follow-up included; never before {@code
 *     respondedAt}
 */
public record Answer(
    QuestionId question,
    Status status,
    Optional<AnswerValue> value,
    String words,
    double confidence,
    Instant askedAt,
    Instant respondedAt,
    Optional<String> followUpWords,
    Instant endedAt) {

  /** What kind of result a question obtained. */
  public enum Status {
    /** A typed answer. */
    ANSWERED,
    /** "Vet inte." */
    DONT_KNOW,
    /** The person did not want to answer this question. */
    REFUSED,
    /** Words that could not be turned into an answer; they are kept. */
    UNRESOLVED,
    /** Silence. */
    NO_INPUT;

    /** {@return whether the question was dealt with: an answer, a don't-know or a refusal} */
    public boolean settled() {
      return this == ANSWERED || this == DONT_KNOW || this == REFUSED;
    }
  }

  /**
   * Checks that the parts fit together.
   *
   * @throws IllegalArgumentException if a value comes without {@code ANSWERED} or the other way
   *     round, words are missing, the confidence is not 0 to 1, or the response is before the
   *     asking
   */
  public Answer {
    if (value.isPresent() != (status == Status.ANSWERED)) {
      throw new IllegalArgumentException("value: expected exactly for ANSWERED, got " + status);
    }
    if (words.isBlank() != (status == Status.NO_INPUT)) {
      throw new IllegalArgumentException("words: expected except for NO_INPUT, got " + status);
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence: expected 0 to 1, got " + confidence);
    }
    if (respondedAt.isBefore(askedAt)) {
      throw new IllegalArgumentException("respondedAt: expected not before askedAt");
    }
    if (endedAt.isBefore(respondedAt)) {
      throw new IllegalArgumentException("endedAt: expected not before respondedAt");
    }
  }

  /** {@return the same answer with the words said to the follow-up} */
  Answer withFollowUp(String said, Instant at) {
    return new Answer(
        question,
        status,
        value,
        words,
        confidence,
        askedAt,
        respondedAt,
        Optional.of(said),
        at.isBefore(respondedAt) ? respondedAt : at);
  }

  /** {@return how long asking and answering took, the follow-up included} */
  public Duration took() {
    return Duration.between(askedAt, endedAt);
  }

  /** Hides the words, which never go into a log. */
  @Override
  public String toString() {
    return "Answer[" + question + ", " + status + ", confidence=" + confidence + "]";
  }
}
