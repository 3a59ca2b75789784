package dev.callkit.dialogue;

import dev.callkit.question.AnswerKind;
import dev.callkit.question.AnswerValue;
import java.math.BigDecimal;
import java.util.Optional;

/** What do pressed keys mean? Where a digit is an answer they are as good as words. */
final class TelephoneKeys {
  private TelephoneKeys() {}

  static Understanding understand(Heard.Keys keys, Expectation expected) {
    String digits = keys.digits();
    if (digits.equals("*")) {
      return Understanding.of(Intent.REPEAT, 1, digits);
    }
    if (!digits.chars().allMatch(Character::isDigit)) {
      return Understanding.unclear();
    }
    if (expected instanceof Expectation.Consent) {
      return switch (digits) {
        case "1" -> Understanding.of(Intent.AFFIRM, 1, digits);
        case "2" -> Understanding.of(Intent.DENY, 1, digits);
        default -> Understanding.unclear();
      };
    }
    if (!(expected instanceof Expectation.Answer answer)) {
      return Understanding.unclear();
    }
    return value(new BigDecimal(digits), answer.kind())
        .filter(answer.kind()::accepts)
        .map(value -> Understanding.answer(value, 1, digits))
        .orElse(Understanding.unclear());
  }

  private static Optional<AnswerValue> value(BigDecimal number, AnswerKind kind) {
    boolean small = number.compareTo(BigDecimal.valueOf(100)) <= 0;
    if (kind instanceof AnswerKind.Number) {
      return Optional.of(new AnswerValue.Quantity(number));
    }
    if (!small || kind instanceof AnswerKind.FreeText) {
      return Optional.empty();
    }
    int step = number.intValueExact();
    if (kind instanceof AnswerKind.Choice choice) {
      boolean listed = step >= 1 && step <= choice.options().size();
      return listed
          ? Optional.of(new AnswerValue.Option(choice.options().get(step - 1)))
          : Optional.empty();
    }
    if (kind instanceof AnswerKind.YesNo) {
      return step == 1 || step == 2
          ? Optional.of(new AnswerValue.YesOrNo(step == 1))
          : Optional.empty();
    }
    return Optional.of(new AnswerValue.Score(step));
  }
}
