package dev.callkit.question;

import java.time.Duration;
import java.util.Optional;

/** How long a question takes before anybody has measured it. */
final class TimeEstimate {
  // Swedish read aloud by a telephone voice: about 14 characters a second (145 words a minute).
  private static final int CHARACTERS_A_SECOND = 14;
  // The pause before the answer, our understanding of it and the word of thanks.
  private static final int AROUND = 3;

  /** {@return reading, answering and what lies between, in whole seconds, 5 to 120} */
  static Duration of(String text, AnswerKind kind, Optional<String> followUp) {
    int seconds = reading(text) + AROUND + answering(kind);
    if (followUp.isPresent()) {
      seconds += reading(followUp.get()) + AROUND + answering(new AnswerKind.FreeText());
    }
    return Duration.ofSeconds(
        Math.max(
            Question.SHORTEST_TIME.toSeconds(),
            Math.min(Question.LONGEST_TIME.toSeconds(), seconds)));
  }

  private static int reading(String text) {
    return (text.strip().length() + CHARACTERS_A_SECOND - 1) / CHARACTERS_A_SECOND;
  }

  private static int answering(AnswerKind kind) {
    if (kind instanceof AnswerKind.FreeText) {
      return 10;
    }
    return kind instanceof AnswerKind.Choice || kind instanceof AnswerKind.Number ? 4 : 2;
  }

  private TimeEstimate() {}
}
