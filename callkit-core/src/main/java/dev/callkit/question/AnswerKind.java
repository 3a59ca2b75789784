package dev.callkit.question;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What kind of answer a question expects. */
public sealed interface AnswerKind {

  /**
   * {@return whether {@code value} is an answer of this kind, inside its range or among its
   * options}
   */
  boolean accepts(AnswerValue value);

  /** {@return how many telephone keys at most make an answer; 0 if keys cannot answer this kind} */
  int maxKeys();

  /** {@return the kind's name in catalogues: {@code rating}, {@code nps}, {@code yesno} …} */
  String name();

  /**
   * A whole number on a scale.
   *
   * @param lowest the lowest step, 0 or more
   * @param highest the highest step, at most 100 and above {@code lowest}
   */
  record Rating(int lowest, int highest) implements AnswerKind {
    /** The usual scale, 1 to 5. */
    public static final Rating ONE_TO_FIVE = new Rating(1, 5);

    /**
     * Checks the scale.
     *
     * @throws IllegalArgumentException if the scale is empty or leaves 0 to 100
     */
    public Rating {
      if (lowest < 0 || highest > 100 || lowest >= highest) {
        throw new IllegalArgumentException(
            "rating scale: expected 0 <= lowest < highest <= 100, got "
                + lowest
                + " to "
                + highest);
      }
    }

    @Override
    public boolean accepts(AnswerValue value) {
      return value instanceof AnswerValue.Score score
          && score.value() >= lowest
          && score.value() <= highest;
    }

    @Override
    public int maxKeys() {
      return Integer.toString(highest).length();
    }

    @Override
    public String name() {
      return "rating";
    }
  }

  /** Net promoter score: "how likely are you to recommend us", 0 to 10. */
  record Nps() implements AnswerKind {
    @Override
    public boolean accepts(AnswerValue value) {
      return value instanceof AnswerValue.Score score && score.value() >= 0 && score.value() <= 10;
    }

    @Override
    public int maxKeys() {
      return 2;
    }

    @Override
    public String name() {
      return "nps";
    }
  }

  /** Yes or no; on keys 1 is yes and 2 is no. */
  record YesNo() implements AnswerKind {
    @Override
    public boolean accepts(AnswerValue value) {
      return value instanceof AnswerValue.YesOrNo;
    }

    @Override
    public int maxKeys() {
      return 1;
    }

    @Override
    public String name() {
      return "yesno";
    }
  }

  /**
   * One of a short list; on keys by place, from 1.
   *
   * @param options 2 to 9 different, non-blank texts in the order they are read
   */
  record Choice(List<String> options) implements AnswerKind {
    /**
     * Checks and copies the options.
     *
     * @throws IllegalArgumentException if there are fewer than 2 or more than 9, or two are alike
     *     without regard to case
     */
    public Choice {
      options = options.stream().map(String::strip).toList();
      if (options.size() < 2 || options.size() > 9) {
        throw new IllegalArgumentException("options: expected 2 to 9, got " + options.size());
      }
      HashSet<String> seen = new HashSet<>();
      for (String option : options) {
        if (option.isEmpty() || !seen.add(option.toLowerCase(Locale.ROOT))) {
          throw new IllegalArgumentException("options: expected different, non-blank texts");
        }
      }
    }

    @Override
    public boolean accepts(AnswerValue value) {
      return value instanceof AnswerValue.Option option && options.contains(option.value());
    }

    @Override
    public int maxKeys() {
      return 1;
    }

    @Override
    public String name() {
      return "choice";
    }
  }

  /**
   * A quantity: minutes, kronor, times.
   *
   * @param least the smallest sensible value; empty for none
   * @param most the largest sensible value; empty for none
   */
  @SuppressWarnings("JavaLangClash") // always written AnswerKind.Number
  record Number(Optional<BigDecimal> least, Optional<BigDecimal> most) implements AnswerKind {
    /** Any quantity from 0. */
    public static final Number ANY = new Number(Optional.of(BigDecimal.ZERO), Optional.empty());

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if {@code least} is above {@code most}
     */
    public Number {
      if (least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) > 0) {
        throw new IllegalArgumentException("number: expected least <= most");
      }
    }

    @Override
    public boolean accepts(AnswerValue value) {
      return value instanceof AnswerValue.Quantity quantity
          && least.map(bound -> quantity.value().compareTo(bound) >= 0).orElse(true)
          && most.map(bound -> quantity.value().compareTo(bound) <= 0).orElse(true);
    }

    @Override
    public int maxKeys() {
      return 6;
    }

    @Override
    public String name() {
      return "number";
    }
  }

  /** The person's own words. */
  record FreeText() implements AnswerKind {
    @Override
    public boolean accepts(AnswerValue value) {
      return value instanceof AnswerValue.Words;
    }

    @Override
    public int maxKeys() {
      return 0;
    }

    @Override
    public String name() {
      return "text";
    }
  }
}
