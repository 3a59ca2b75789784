package dev.callkit.conduct;

import dev.callkit.call.CallId;
import dev.callkit.progress.Attempt;
import dev.callkit.progress.CallMachine;
import dev.callkit.progress.CallRecord;
import dev.callkit.telephony.Capability;
import dev.callkit.telephony.TelephonyException;
import dev.callkit.telephony.TelephonyException.Kind;
import dev.callkit.telephony.TelephonyProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The carriers in their order, and which of them a call is dialled with. Another one is asked only
 * if it is certain that the one before did not dial; never for a number that is bad itself.
 */
public final class Carriers {
  private static final Logger log = LoggerFactory.getLogger(Carriers.class);
  private static final Duration BUSY_WAIT = Duration.ofSeconds(5);
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final List<TelephonyProvider> inOrder;
  private final Map<String, Breaker> breakers = new LinkedHashMap<>();

  /**
   * Knows nothing of them yet.
   *
   * @param inOrder at least one, the preferred one first; their names differ
   */
  public Carriers(List<TelephonyProvider> inOrder, BreakerSettings settings) {
    this.inOrder = List.copyOf(inOrder);
    inOrder.forEach(carrier -> breakers.put(carrier.name(), new Breaker(settings)));
  }

  /** {@return a name that two of these carriers have} */
  public static Optional<String> sameName(List<TelephonyProvider> carriers) {
    Set<String> names = new HashSet<>();
    return carriers.stream()
        .map(TelephonyProvider::name)
        .filter(name -> !names.add(name))
        .findFirst();
  }

  /**
   * {@return the carrier to dial a call with; empty if all are left alone for the moment}
   *
   * @param speech whether it must recognise speech, for a talk that was planned so
   */
  Optional<TelephonyProvider> choose(CallRecord call, boolean speech, Instant now) {
    Set<String> tried = triedInVain(call);
    Optional<TelephonyProvider> fresh = permitted(call.id(), speech, tried, now);
    // All have been tried: then the first one again.
    return fresh.isPresent() ? fresh : permitted(call.id(), speech, Set.of(), now);
  }

  private Optional<TelephonyProvider> permitted(
      CallId call, boolean speech, Set<String> without, Instant now) {
    return inOrder.stream()
        .filter(carrier -> !without.contains(carrier.name()))
        .filter(carrier -> !speech || hears(carrier))
        .filter(carrier -> breaker(carrier.name()).permits(call, now))
        .findFirst();
  }

  private boolean hears(TelephonyProvider carrier) {
    return carrier.capabilities().contains(Capability.SPEECH_IN)
        || inOrder.stream().noneMatch(any -> any.capabilities().contains(Capability.SPEECH_IN));
  }

  /** {@return when to ask again, if all are left alone} */
  Instant askAgainAt(Instant now) {
    return breakers.values().stream()
        .map(breaker -> breaker.askAgainAt(now))
        .min(Instant::compareTo)
        .map(at -> at.isAfter(now.plus(SHORTEST_WAIT)) ? at : now.plus(SHORTEST_WAIT))
        .orElse(now.plus(SHORTEST_WAIT));
  }

  /** {@return the carrier of an attempt; empty if this node was not given it} */
  Optional<TelephonyProvider> of(CallId call, Attempt attempt) {
    Optional<TelephonyProvider> found =
        inOrder.stream().filter(each -> each.name().equals(attempt.provider())).findFirst();
    if (found.isEmpty()) {
      log.warn(
          "call {}, attempt {}: carried by {}, which this node was not given; expected one of {}",
          call,
          attempt.number(),
          attempt.provider(),
          breakers.keySet());
    }
    return found;
  }

  /** A carrier has taken a request to dial. */
  void took(Attempt attempt) {
    breaker(attempt.provider()).succeeded();
  }

  /**
   * A carrier has not taken a request to dial, or has not said so.
   *
   * @return when the call may be tried again without this counting as a try; empty if it counts
   */
  Optional<Instant> refused(
      CallRecord call, Attempt attempt, TelephonyException failure, Instant now) {
    Kind kind = failure.kind();
    if (kind == Kind.NUMBER_INVALID || kind == Kind.NUMBER_BLOCKED) {
      // It has answered, and would say the same of this number anywhere.
      took(attempt);
      return Optional.empty();
    }
    if (kind != Kind.RATE_LIMITED && breaker(attempt.provider()).failed(call.id(), now)) {
      log.warn("carrier {} is left alone for a while: {}", attempt.provider(), kind);
    }
    if (kind == Kind.OUTCOME_UNKNOWN) {
      return Optional.empty();
    }
    Set<String> tried = triedInVain(call);
    tried.add(attempt.provider());
    boolean speech =
        CallMachine.goesOn(call) && call.plan().map(plan -> !plan.keysOnly()).orElse(false);
    if (permitted(call.id(), speech, tried, now).isPresent()) {
      return Optional.of(now);
    }
    if (kind == Kind.RATE_LIMITED) {
      return Optional.of(now.plus(bounded(failure.retryAfter().orElse(BUSY_WAIT))));
    }
    // Left alone by everybody from now on, so this call waits like the others.
    return breaker(attempt.provider()).isOpen() ? Optional.of(askAgainAt(now)) : Optional.empty();
  }

  private static Duration bounded(Duration wait) {
    if (wait.compareTo(SHORTEST_WAIT) < 0) {
      return SHORTEST_WAIT;
    }
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  /** The carriers that have turned this call away since it was last really tried. */
  private static Set<String> triedInVain(CallRecord call) {
    Set<String> names = new HashSet<>();
    for (int last = call.attempts().size() - 1; last >= 0; last--) {
      Attempt attempt = call.attempts().get(last);
      if (!attempt.passedOn()) {
        if (attempt.isOpen()) {
          continue;
        }
        break;
      }
      names.add(attempt.provider());
    }
    return names;
  }

  private Breaker breaker(String carrier) {
    return breakers.computeIfAbsent(carrier, unknown -> new Breaker(BreakerSettings.DEFAULT));
  }
}
