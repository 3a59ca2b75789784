package dev.callkit.openai;

import dev.callkit.question.AnswerKind;
import dev.callkit.question.AnswerValue;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a value as a model writes it, for the question that was asked. Nothing is mended. */
final class Values {
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,3}");
  private static final Pattern QUANTITY = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,6})?");

  /**
   * {@return the value, if the question accepts it}
   *
   * @param said the person's words, which are the value of an open question
   */
  static Optional<AnswerValue> of(String text, AnswerKind kind, String said) {
    return read(text.strip(), kind, said).filter(kind::accepts);
  }

  private static Optional<AnswerValue> read(String text, AnswerKind kind, String said) {
    if (kind instanceof AnswerKind.FreeText) {
      return Optional.of(new AnswerValue.Words(said));
    }
    if (kind instanceof AnswerKind.YesNo) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "yes" -> Optional.of(new AnswerValue.YesOrNo(true));
        case "no" -> Optional.of(new AnswerValue.YesOrNo(false));
        default -> Optional.empty();
      };
    }
    if (kind instanceof AnswerKind.Choice choice) {
      return choice.options().stream()
          .filter(option -> option.equalsIgnoreCase(text))
          .map(option -> (AnswerValue) new AnswerValue.Option(option))
          .findFirst();
    }
    if (kind instanceof AnswerKind.Number) {
      return QUANTITY.matcher(text).matches()
          ? Optional.of(new AnswerValue.Quantity(new BigDecimal(text)))
          : Optional.empty();
    }
    return WHOLE.matcher(text).matches()
        ? Optional.of(new AnswerValue.Score(Integer.parseInt(text)))
        : Optional.empty();
  }

  private Values() {}
}
