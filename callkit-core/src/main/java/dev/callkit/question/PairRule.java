package dev.callkit.question;

/**
 * How two questions of one catalogue go together. A pair has one rule at most; a question is in one
 * combination at most.
 */
public sealed interface PairRule {

  /** {@return one question of the pair} */
  QuestionId first();

  /** {@return the other one} */
  QuestionId second();

  /** {@return the rule's name in catalogues: {@code combine}, {@code exclude} …} */
  String name();

  /** A rule that makes one of two: asked together or not at all. */
  sealed interface Bundling extends PairRule {}

  /**
   * Asked together or not at all, as often as both are due: at the least common multiple of their
   * frequencies.
   */
  record Combine(QuestionId first, QuestionId second) implements Bundling {
    /**
     * Checks the pair.
     *
     * @throws IllegalArgumentException if a question is paired with itself
     */
    public Combine {
      different(first, second);
    }

    @Override
    public String name() {
      return "combine";
    }
  }

  /**
   * Asked together or not at all, at an interval of their own.
   *
   * @param frequency every how many customers
   */
  record Custom(QuestionId first, QuestionId second, Frequency frequency) implements Bundling {
    /**
     * Checks the pair.
     *
     * @throws IllegalArgumentException if a question is paired with itself
     */
    public Custom {
      different(first, second);
    }

    @Override
    public String name() {
      return "custom";
    }
  }

  /** Never in one call: the less urgent one waits for the next. */
  record Exclude(QuestionId first, QuestionId second) implements PairRule {
    /**
     * Checks the pair.
     *
     * @throws IllegalArgumentException if a question is paired with itself
     */
    public Exclude {
      different(first, second);
    }

    @Override
    public String name() {
      return "exclude";
    }
  }

  /**
   * Where both are due the first one is asked and the second waits; once it is owed three turns it
   * goes first.
   */
  record Prefer(QuestionId first, QuestionId second) implements PairRule {
    /** From this many turns on the second one is not passed over any more. */
    public static final int TURNS_OF_PATIENCE = 3;

    /**
     * Checks the pair.
     *
     * @throws IllegalArgumentException if a question is paired with itself
     */
    public Prefer {
      different(first, second);
    }

    @Override
    public String name() {
      return "prefer";
    }
  }

  /** Where both are due they take turns: the one that did not win last time is asked. */
  record Alternate(QuestionId first, QuestionId second) implements PairRule {
    /**
     * Checks the pair.
     *
     * @throws IllegalArgumentException if a question is paired with itself
     */
    public Alternate {
      different(first, second);
    }

    @Override
    public String name() {
      return "alternate";
    }
  }

  private static void different(QuestionId first, QuestionId second) {
    if (first.equals(second)) {
      throw new IllegalArgumentException(
          "pair rule: expected two different questions, got " + first + " twice");
    }
  }
}
