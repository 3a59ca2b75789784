package dev.callkit.outcome;

import dev.callkit.dialogue.CallbackTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * When to try again. Calling hours come on top: what this policy names is moved into them.
 *
 * @param maxAttempts how often a call is tried at most, redials and callbacks not counted; default
 *     3
 * @param window how long after the request attempts are made; default 24 h
 * @param busy wait after an engaged line; default 2 min
 * @param noAnswer waits after the first, second … call that rang out, the last one repeating;
 *     default 15 min, 2 h
 * @param voicemail wait after a voicemail; default 2 h
 * @param technical wait after a technical failure, doubled each time; default 30 s
 * @param callback wait after "ring senare" without a time; default 2 h
 * @param callbackWindow how long after the request a callback the person named is kept; default 7 d
 */
public record RetryPolicy(
    int maxAttempts,
    Duration window,
    Duration busy,
    List<Duration> noAnswer,
    Duration voicemail,
    Duration technical,
    Duration callback,
    Duration callbackWindow) {
  /** The defaults named above. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(
          3,
          Duration.ofHours(24),
          Duration.ofMinutes(2),
          List.of(Duration.ofMinutes(15), Duration.ofHours(2)),
          Duration.ofHours(2),
          Duration.ofSeconds(30),
          Duration.ofHours(2),
          Duration.ofDays(7));

  private static final int MOST_CALLBACKS = 3;

  /**
   * Checks the figures.
   *
   * @throws IllegalArgumentException if {@code maxAttempts} is not 1 to 10 or a wait is not
   *     positive
   */
  public RetryPolicy {
    if (maxAttempts < 1 || maxAttempts > 10) {
      throw new IllegalArgumentException("maxAttempts: expected 1 to 10, got " + maxAttempts);
    }
    noAnswer = List.copyOf(noAnswer);
    if (noAnswer.isEmpty()) {
      throw new IllegalArgumentException("noAnswer: expected at least one wait");
    }
    positive("window", window);
    positive("busy", busy);
    noAnswer.forEach(wait -> positive("noAnswer", wait));
    positive("voicemail", voicemail);
    positive("technical", technical);
    positive("callback", callback);
    positive("callbackWindow", callbackWindow);
  }

  private static void positive(String field, Duration wait) {
    if (wait.isNegative() || wait.isZero()) {
      throw new IllegalArgumentException(field + ": expected more than 0, got " + wait);
    }
  }

  /**
   * What is known when an attempt is over.
   *
   * @param attempts what the attempts so far came to, in order, this one last
   * @param requestedAt when the call was requested
   * @param now the present
   * @param zone the respondent's clock
   * @param callback what the person asked for; empty if nothing
   * @param brokeInMidTalk whether the connection broke while the interview was going on
   * @param redials how often such a break has been redialled already
   * @param chance from 0 (inclusive) to 1 (exclusive): spreads technical retries
   */
  public record Situation(
      List<Disposition> attempts,
      Instant requestedAt,
      Instant now,
      ZoneId zone,
      Optional<CallbackTime> callback,
      boolean brokeInMidTalk,
      int redials,
      double chance) {
    /** Copies the list. */
    public Situation {
      attempts = List.copyOf(attempts);
    }
  }

  /**
   * {@return when to try again, or empty if this attempt was the last}
   *
   * <p>Never after a complete or partial interview, a refusal, a break-off, another language, a
   * wrong person or a number that does not work.
   */
  public Optional<Instant> next(Situation situation) {
    if (situation.attempts().isEmpty()) {
      return Optional.empty();
    }
    Disposition latest = situation.attempts().get(situation.attempts().size() - 1);
    Instant now = situation.now();
    if (situation.brokeInMidTalk()) {
      return situation.redials() == 0 ? Optional.of(now.plus(technical)) : Optional.empty();
    }
    if (latest == Disposition.CALLBACK) {
      return callback(situation)
          .filter(at -> at.isBefore(situation.requestedAt().plus(callbackWindow)));
    }
    long counted =
        situation.attempts().stream().filter(d -> d != Disposition.CALLBACK).count()
            - Math.min(situation.redials(), 1);
    if (counted >= maxAttempts) {
      return Optional.empty();
    }
    Optional<Duration> wait =
        switch (latest) {
          case BUSY -> Optional.of(busy);
          case NO_ANSWER, NON_CONTACT, OUT_OF_SERVICE -> Optional.of(afterNoAnswer(situation));
          case VOICEMAIL, VOICEMAIL_OF_RESPONDENT -> Optional.of(voicemail);
          case TECHNICAL -> Optional.of(afterFailure(situation));
          default -> Optional.empty();
        };
    return wait.map(now::plus).filter(at -> at.isBefore(situation.requestedAt().plus(window)));
  }

  private Optional<Instant> callback(Situation situation) {
    if (count(situation, Disposition.CALLBACK) > MOST_CALLBACKS) {
      return Optional.empty();
    }
    return Optional.of(
        situation
            .callback()
            .flatMap(when -> when.resolve(situation.zone(), situation.now()))
            .filter(at -> at.isAfter(situation.now()))
            .orElse(situation.now().plus(callback)));
  }

  private Duration afterNoAnswer(Situation situation) {
    long before = 0;
    for (Disposition attempt : situation.attempts()) {
      boolean rangOut =
          attempt == Disposition.NO_ANSWER
              || attempt == Disposition.NON_CONTACT
              || attempt == Disposition.OUT_OF_SERVICE;
      before += rangOut ? 1 : 0;
    }
    return noAnswer.get((int) Math.min(before - 1, noAnswer.size() - 1L));
  }

  private Duration afterFailure(Situation situation) {
    long failures = Math.min(count(situation, Disposition.TECHNICAL), 10);
    Duration backedOff = technical.multipliedBy(1L << (failures - 1));
    // Up to a quarter later, so that calls that failed together do not come back together.
    return backedOff.plusMillis((long) (backedOff.toMillis() * 0.25 * situation.chance()));
  }

  private static long count(Situation situation, Disposition disposition) {
    return situation.attempts().stream().filter(disposition::equals).count();
  }
}
