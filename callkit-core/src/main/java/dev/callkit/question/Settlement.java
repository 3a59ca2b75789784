package dev.callkit.question;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** How a call that had reserved questions came out, for the ledger. */
public sealed interface Settlement {

  /**
   * There was no interview (no answer, no consent, a failure): every turn and the customer itself
   * are given back.
   */
  record NotConducted() implements Settlement {}

  /**
   * There was an interview; the customer counts.
   *
   * @param asked the questions that were really put; the others are given back
   * @param took how long those that were really answered took, from the first word of the question
   *     to the end of the answer
   */
  record Conducted(Set<QuestionId> asked, Map<QuestionId, Duration> took) implements Settlement {
    /** Copies the collections. */
    public Conducted {
      asked = Set.copyOf(asked);
      took = Map.copyOf(took);
    }

    /** An interview of which no times are known. */
    public Conducted(Set<QuestionId> asked) {
      this(asked, Map.of());
    }
  }

  /**
   * There is an interview, and it goes on another time. The reservation stays.
   *
   * @param until when it counts as forgotten, if nothing more is heard of it
   */
  record Adjourned(Instant until) implements Settlement {}
}
