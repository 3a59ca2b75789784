package dev.callkit.dialogue;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A number as it was named in a reply.
 *
 * @param value the number
 * @param from its first word
 * @param to the word after its last, an "av fem" behind it included
 * @param form how it was named
 * @param outOf what it was said to be out of, as in "fyra av fem"
 */
record NumberMention(BigDecimal value, int from, int to, Form form, Optional<BigDecimal> outOf) {

  /** How a number was named. */
  enum Form {
    /** "Fyra", "4". */
    PLAIN,
    /** "En fyra", "femman": the name of a mark. */
    MARK,
    /** "En", "ett": more often an article than a number. */
    ARTICLE,
    /** "3-4". */
    RANGE
  }

  NumberMention widened(int newFrom, int newTo) {
    return new NumberMention(value, newFrom, newTo, form, outOf);
  }

  NumberMention as(Form newForm) {
    return new NumberMention(value, from, to, newForm, outOf);
  }

  NumberMention outOf(BigDecimal most, int newTo) {
    return new NumberMention(value, from, newTo, form, Optional.of(most));
  }

  NumberMention plus(BigDecimal more, int newTo) {
    return new NumberMention(value.add(more), from, newTo, form, outOf);
  }

  boolean isWhole() {
    return value.stripTrailingZeros().scale() <= 0;
  }
}
