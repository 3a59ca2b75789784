package dev.callkit.question;

import java.math.BigDecimal;

/** A typed answer. Which type belongs to which question is for {@link AnswerKind#accepts}. */
public sealed interface AnswerValue {

  /**
   * {@return the value as plain text: digits, {@code true} or {@code false}, the option, the words}
   */
  String text();

  /**
   * A step on a rating or NPS scale.
   *
   * @param value the step
   */
  record Score(int value) implements AnswerValue {
    @Override
    public String text() {
      return Integer.toString(value);
    }
  }

  /**
   * Yes or no.
   *
   * @param value true for yes
   */
  record YesOrNo(boolean value) implements AnswerValue {
    @Override
    public String text() {
      return Boolean.toString(value);
    }
  }

  /**
   * One of the options of a choice.
   *
   * @param value the option exactly as the catalogue writes it
   */
  record Option(String value) implements AnswerValue {
    @Override
    public String text() {
      return value;
    }
  }

  /**
   * A quantity.
   *
   * @param value the number, without a unit
   */
  record Quantity(BigDecimal value) implements AnswerValue {
    @Override
    public String text() {
      return value.stripTrailingZeros().toPlainString();
    }
  }

  /**
   * What the person said.
   *
   * @param value the words as heard, without surrounding white space
   */
  record Words(String value) implements AnswerValue {
    @Override
    public String text() {
      return value;
    }

    /** Hides the words, which never go into a log. */
    @Override
    public String toString() {
      return "Words[" + value.length() + " characters]";
    }
  }
}
