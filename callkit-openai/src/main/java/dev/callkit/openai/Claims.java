package dev.callkit.openai;

import dev.callkit.dialogue.CallbackTime;
import dev.callkit.dialogue.Exchange;
import dev.callkit.dialogue.Expectation;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.AnswerValue;
import java.util.Optional;

/**
 * Makes an understanding of what a model claims, or nothing of it. What is at stake decides how
 * much it takes to believe it: a yes to being interviewed is never taken on a model's word.
 */
final class Claims {
  // A model's own figure says little; whether two readers agree says more.
  private static final double AGREED = 0.95;
  private static final double ALONE = 0.8;
  private static final int LEAST_FOR_EVER = 3;

  private final Exchange exchange;
  private final Understanding byRule;
  private final Support support;

  Claims(Exchange exchange, Understanding byRule) {
    this.exchange = exchange;
    this.byRule = byRule;
    this.support = new Support(exchange, byRule);
  }

  /** {@return what is left of the claim; unclear if nothing is} */
  Understanding of(Reply reply) {
    Understanding claimed =
        switch (reply.meaning()) {
          case AFFIRM, DENY, ANSWER -> answering(reply);
          case CALL_LATER -> Understanding.callLater(time(), sure(reply), reply.evidence());
          default -> Understanding.of(reply.meaning().intent(), sure(reply), reply.evidence());
        };
    return lost(claimed.intent())
        ? byRule
        : mildly(claimed).checkedAgainst(exchange.expected(), exchange.heard());
  }

  /**
   * An answer that the rules have heard is not lost to a model that is at a loss, or hears more.
   */
  private boolean lost(Intent claimed) {
    boolean ownWords =
        exchange.expected() instanceof Expectation.Answer question
            && question.kind() instanceof AnswerKind.FreeText;
    return byRule.intent() == Intent.ANSWER
        && switch (claimed) {
          case ANSWER -> false;
          case UNCLEAR, REPEAT, HOLD, DONT_KNOW -> true;
          // What people say in their own words is easily an answer by rule.
          default -> !ownWords;
        };
  }

  /**
   * Never to be rung again holds for ever and for every business: that much takes more than a word,
   * and not from somebody who has just said yes.
   */
  private Understanding mildly(Understanding claimed) {
    if (claimed.intent() != Intent.OPT_OUT) {
      return claimed;
    }
    if (exchange.expected() instanceof Expectation.Consent && byRule.intent() == Intent.AFFIRM) {
      return Understanding.of(Intent.DENY, ALONE, claimed.evidence());
    }
    return claimed.evidence().strip().split("\\s+").length >= LEAST_FOR_EVER
        ? claimed
        : Understanding.unclear();
  }

  private double sure(Reply reply) {
    return reply.meaning().intent() == byRule.intent() ? AGREED : ALONE;
  }

  /** A time is what was said, not what a model makes of it. */
  private CallbackTime time() {
    return byRule.callback().or(support::callback).orElse(CallbackTime.SOME_TIME);
  }

  private Understanding answering(Reply reply) {
    if (exchange.expected() instanceof Expectation.Answer question) {
      return value(reply, question.kind())
          .filter(value -> support.of(value, question.kind(), reply.evidence()))
          .map(value -> Understanding.answer(value, sure(value), reply.evidence()))
          .map(answer -> reacting(answer, reply))
          .orElseGet(Understanding::unclear);
    }
    if (reply.meaning() == Reply.Meaning.AFFIRM) {
      // Both must have heard it.
      return exchange.expected() instanceof Expectation.Consent && byRule.intent() == Intent.AFFIRM
          ? Understanding.of(Intent.AFFIRM, AGREED, reply.evidence())
          : Understanding.unclear();
    }
    return reply.meaning() == Reply.Meaning.DENY
        ? Understanding.of(Intent.DENY, sure(reply), reply.evidence())
        : Understanding.unclear();
  }

  private Optional<AnswerValue> value(Reply reply, AnswerKind kind) {
    String said = exchange.heard().words();
    return switch (reply.meaning()) {
      case AFFIRM ->
          kind instanceof AnswerKind.YesNo ? Values.of("yes", kind, said) : Optional.empty();
      case DENY ->
          kind instanceof AnswerKind.YesNo ? Values.of("no", kind, said) : Optional.empty();
      default -> Values.of(reply.value().orElse(""), kind, said);
    };
  }

  private double sure(AnswerValue value) {
    return byRule.value().filter(value::equals).isPresent() ? AGREED : ALONE;
  }

  private static Understanding reacting(Understanding answer, Reply reply) {
    return reply
        .acknowledgement()
        .flatMap(Reaction::polite)
        .map(answer::acknowledging)
        .orElse(answer);
  }
}
