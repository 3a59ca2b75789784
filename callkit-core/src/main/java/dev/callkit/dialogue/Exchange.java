package dev.callkit.dialogue;

import dev.callkit.call.CallId;
import dev.callkit.cost.Money;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One question and one reply: all that an engine gets to see.
 *
 * @param call whose reply it is, for limits per call; never shown to a model or a service
 * @param expected what kind of reply is waited for
 * @param asked what was last asked, word for word
 * @param heard what came back; complete
 * @param now the respondent's own clock, for "i morgon" and "om en timme"
 * @param deadline when the result is of no more use
 * @param cancellation tells when nobody waits any more
 * @param acknowledgement takes the short human reaction if it is ready before the rest; at most
 *     once
 * @param cost takes what the engine's requests cost, as soon as it is known; any number of times,
 *     also after the deadline
 */
public record Exchange(
    Optional<CallId> call,
    Expectation expected,
    String asked,
    Heard heard,
    ZonedDateTime now,
    Instant deadline,
    Cancellation cancellation,
    Consumer<String> acknowledgement,
    Consumer<Money> cost) {

  /** An exchange of no call, that nobody cancels, whose deadline is 2.5 s after {@code now}. */
  public static Exchange of(Expectation expected, String asked, Heard heard, ZonedDateTime now) {
    return new Exchange(
        Optional.empty(),
        expected,
        asked,
        heard,
        now,
        now.toInstant().plusMillis(2500),
        new Cancellation(),
        ignored -> {},
        ignored -> {});
  }

  /** Hides the words on both sides. */
  @Override
  public String toString() {
    return "Exchange[expected=" + expected + ", heard=" + heard + ", deadline=" + deadline + "]";
  }
}
