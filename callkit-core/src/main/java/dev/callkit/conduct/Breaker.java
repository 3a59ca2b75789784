package dev.callkit.conduct;

import dev.callkit.call.CallId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Leaves one carrier alone after failures in a row, then lets one call try it. Closed: everybody
 * may. Open: nobody may before the pause is over. Then one trial at a time; its success closes, its
 * failure opens for twice as long. Thread-safe.
 */
final class Breaker {
  // A trial that has told nothing for so long is not waited for.
  private static final Duration TRIAL_TAKES = Duration.ofMinutes(1);
  // Most trials are over soon; whoever waits for one looks again and again.
  private static final Duration TRIAL_LOOK = Duration.ofSeconds(5);

  private final BreakerSettings settings;
  private int failures;
  private Duration pause;
  private Optional<Instant> openUntil = Optional.empty();
  private Optional<CallId> trial = Optional.empty();
  private Instant trialUntil = Instant.MIN;
  private Instant restsUntil = Instant.MIN;

  Breaker(BreakerSettings settings) {
    this.settings = settings;
    this.pause = settings.pause();
  }

  /** {@return whether this call may be dialled now; asking again for the same call is the same} */
  synchronized boolean permits(CallId call, Instant now) {
    if (now.isBefore(restsUntil)) {
      return false;
    }
    if (openUntil.isEmpty()) {
      return true;
    }
    if (now.isBefore(openUntil.get())) {
      return false;
    }
    if (trial.isPresent() && !trial.get().equals(call) && now.isBefore(trialUntil)) {
      return false;
    }
    trial = Optional.of(call);
    trialUntil = now.plus(TRIAL_TAKES);
    return true;
  }

  /** {@return when it makes sense to ask again, if nobody may now} */
  synchronized Instant askAgainAt(Instant now) {
    Instant open = openUntil.orElse(now);
    Instant at = open.isAfter(now) ? open : trial.isPresent() ? trialLook(now) : now;
    return restsUntil.isAfter(at) ? restsUntil : at;
  }

  private Instant trialLook(Instant now) {
    Instant soon = now.plus(TRIAL_LOOK);
    return trialUntil.isBefore(soon) ? trialUntil : soon;
  }

  /** It is busy and has said when to come back: nobody asks before, and it is no failure. */
  synchronized void restUntil(Instant at) {
    restsUntil = restsUntil.isAfter(at) ? restsUntil : at;
    trial = Optional.empty();
  }

  synchronized boolean isOpen() {
    return openUntil.isPresent();
  }

  synchronized void succeeded() {
    failures = 0;
    pause = settings.pause();
    openUntil = Optional.empty();
    trial = Optional.empty();
  }

  /** {@return whether this failure has opened it} */
  synchronized boolean failed(CallId call, Instant now) {
    boolean tried = trial.isPresent() && trial.get().equals(call);
    failures++;
    if (openUntil.isPresent() && !tried) {
      // Dialled before it opened; it tells nothing new.
      return false;
    }
    if (tried) {
      pause = longer(pause.multipliedBy(2));
    } else if (failures < settings.failures()) {
      return false;
    }
    openUntil = Optional.of(now.plus(pause));
    trial = Optional.empty();
    return true;
  }

  private Duration longer(Duration doubled) {
    return doubled.compareTo(settings.longestPause()) > 0 ? settings.longestPause() : doubled;
  }
}
