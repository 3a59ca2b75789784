package dev.callkit.openai;

import dev.callkit.dialogue.Cancellation;
import dev.callkit.dialogue.DialogueException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Gets one answer before a deadline, with one more try where that may help, and without any where
 * it cannot. Thread-safe.
 */
final class Asking {
  // What is left for the rest of the reply.
  private static final Duration MARGIN = Duration.ofMillis(50);
  // In less time no model answers.
  private static final Duration LEAST = Duration.ofMillis(250);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration A_MOMENT = Duration.ofSeconds(1);
  private static final Duration WITHOUT_QUOTA = Duration.ofMinutes(1);
  // Gone models and refused parameters are seen to without counting as a try.
  private static final int MOST_REQUESTS = 8;

  private final Wire wire;
  private final ModelChain chain;
  private final InstantSource clock;
  private final int retries;
  private final BiConsumer<String, Usage> spent;
  private volatile Instant leftAloneUntil = Instant.MIN;

  /**
   * Nothing asked yet.
   *
   * @param retries how many more tries, 0 or more
   * @param spent is told what each answer took, used or not
   */
  Asking(
      Wire wire,
      ModelChain chain,
      InstantSource clock,
      int retries,
      BiConsumer<String, Usage> spent) {
    this.wire = wire;
    this.chain = chain;
    this.clock = clock;
    this.retries = retries;
    this.spent = spent;
  }

  /**
   * Asks the first model that is still there.
   *
   * @param paid is told what this prompt took, once for each answer that came back
   * @throws DialogueException if there is no answer in time
   */
  Written ask(
      Prompt prompt, Instant deadline, Cancellation cancellation, BiConsumer<String, Usage> paid) {
    int tries = 0;
    for (int request = 0; request < MOST_REQUESTS; request++) {
      Duration left = Duration.between(clock.instant(), deadline).minus(MARGIN);
      if (cancellation.isCancelled()) {
        throw new DialogueException("OpenAI: given up, because nobody waits any more", true);
      }
      if (left.compareTo(LEAST) < 0) {
        throw new DialogueException("OpenAI: no time left before the deadline", true);
      }
      if (clock.instant().isBefore(leftAloneUntil)) {
        throw new DialogueException("OpenAI: wants to be left alone for a while", true);
      }
      ModelProfile model = chain.current();
      try {
        Written written = wire.ask(model, prompt, left, cancellation);
        tell(model, written.usage(), paid);
        return written;
      } catch (ModelFailure failed) {
        tell(model, failed.usage(), paid);
        remember(failed);
        if (!otherwise(model, failed)) {
          if (tries++ >= retries) {
            throw given(model, failed);
          }
          pauseOrThrow(model, failed, deadline, cancellation);
        }
      }
    }
    throw new DialogueException("OpenAI: no model could be asked", true);
  }

  private void tell(ModelProfile model, Usage usage, BiConsumer<String, Usage> paid) {
    if (usage.total() > 0) {
      spent.accept(model.id(), usage);
      paid.accept(model.id(), usage);
    }
  }

  /** {@return whether the next request is another one, so that it may be sent at once} */
  private boolean otherwise(ModelProfile model, ModelFailure failed) {
    return switch (failed.kind()) {
      case MODEL_GONE -> chain.leave(model);
      case NO_TEMPERATURE, NO_EFFORT -> chain.adapt(model, failed.kind());
      default -> false;
    };
  }

  /** Whoever asks in spite of a long wish to be left alone is only told so again. */
  private void remember(ModelFailure failed) {
    Duration wish =
        failed.kind() == ModelFailure.Kind.OUT_OF_QUOTA
            ? WITHOUT_QUOTA
            : failed.after().orElse(Duration.ZERO);
    if (wish.compareTo(A_MOMENT) > 0) {
      leftAloneUntil = clock.instant().plus(wish);
    }
  }

  private void pauseOrThrow(
      ModelProfile model, ModelFailure failed, Instant deadline, Cancellation cancellation) {
    if (!failed.mayHelpToAskAgain()) {
      throw given(model, failed);
    }
    Duration pause = failed.after().orElse(PAUSE);
    Instant again = clock.instant().plus(pause);
    if (again.plus(LEAST).plus(MARGIN).isAfter(deadline)) {
      throw given(model, failed);
    }
    CountDownLatch nobodyWaits = new CountDownLatch(1);
    cancellation.onCancel(nobodyWaits::countDown);
    try {
      boolean cancelled = nobodyWaits.await(pause.toNanos(), TimeUnit.NANOSECONDS);
      if (cancelled) {
        throw new DialogueException("OpenAI: given up, because nobody waits any more", true);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new DialogueException("OpenAI: interrupted", true);
    }
  }

  private static DialogueException given(ModelProfile model, ModelFailure failed) {
    boolean mayWorkNextTime =
        failed.mayHelpToAskAgain() || failed.kind() == ModelFailure.Kind.NO_ANSWER;
    return new DialogueException(
        "OpenAI " + model.id() + ": " + failed.kind() + ", " + failed.what(), mayWorkNextTime);
  }
}
