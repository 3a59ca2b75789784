package dev.callkit.question;

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
   */
  record Conducted(Set<QuestionId> asked) implements Settlement {
    /** Copies the set. */
    public Conducted {
      asked = Set.copyOf(asked);
    }
  }
}
