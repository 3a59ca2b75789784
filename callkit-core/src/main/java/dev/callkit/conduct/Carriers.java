package dev.callkit.conduct;

import dev.callkit.call.CallId;
import dev.callkit.progress.Attempt;
import dev.callkit.progress.CallMachine;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.DelayCause;
import dev.callkit.telephony.TelephonyException;
import dev.callkit.telephony.TelephonyException.Kind;
import dev.callkit.telephony.TelephonyProvider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The carriers in their order, and which of them a call is dialled with. Another one is asked only
 * if it is certain that the one before did not dial; never for a number that is bad itself.
 */
public final class Carriers {
  private static final Logger log = LoggerFactory.getLogger(Carriers.class);
  private static final Duration BUSY_WAIT = Duration.ofSeconds(5);
  private static final Duration BACKLOG_WAIT = Duration.ofMillis(500);
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final Map<String, CarrierLine> inOrder = new LinkedHashMap<>();
  private final InstantSource clock;

  /**
   * Knows nothing of them yet.
   *
   * @param carriers at least one, the preferred one first; their names differ
   * @param workers how many threads there are for everything: half of them at most wait for dials,
   *     a quarter for other requests
   */
  public Carriers(
      List<TelephonyProvider> carriers,
      BreakerSettings breaker,
      int workers,
      TaskScheduler tasks,
      InstantSource clock) {
    this.clock = clock;
    int each = Math.max(1, workers / (4 * carriers.size()));
    for (TelephonyProvider carrier : carriers) {
      inOrder.put(
          carrier.name(),
          new CarrierLine(
              carrier,
              new Breaker(breaker),
              new Lane(2 * each, tasks, clock),
              new Lane(each, tasks, clock)));
    }
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
   * {@return the carrier to dial a call with, or when to ask again}
   *
   * @param speech whether it must recognise speech, for a talk that was planned so
   * @param mayBe which carriers come into question at all, by their names
   */
  CarrierChoice choose(CallRecord call, boolean speech, Predicate<String> mayBe) {
    if (fit(speech, mayBe).findAny().isEmpty()) {
      return new CarrierChoice.Never();
    }
    Set<String> tried = triedInVain(call);
    Optional<CarrierLine> fresh =
        permitted(call.id(), speech, mayBe.and(name -> !tried.contains(name)));
    // All have been tried: then the first one again.
    Optional<CarrierLine> found = fresh.isPresent() ? fresh : permitted(call.id(), speech, mayBe);
    if (found.isEmpty()) {
      return new CarrierChoice.Later(askAgainAt(speech, mayBe), DelayCause.CARRIER);
    }
    return found.get().dials().isFull()
        ? new CarrierChoice.Later(clock.instant().plus(BACKLOG_WAIT), DelayCause.BACKLOG)
        : new CarrierChoice.Use(found.get().provider());
  }

  private Optional<CarrierLine> permitted(CallId call, boolean speech, Predicate<String> mayBe) {
    Instant now = clock.instant();
    return fit(speech, mayBe)
        .filter(line -> !line.dials().isStuck())
        .filter(line -> line.breaker().permits(call, now))
        .findFirst();
  }

  private Stream<CarrierLine> fit(boolean speech, Predicate<String> mayBe) {
    boolean nobodyHears = inOrder.values().stream().noneMatch(CarrierLine::hears);
    return inOrder.values().stream()
        .filter(line -> !speech || line.hears() || nobodyHears)
        .filter(line -> mayBe.test(line.name()));
  }

  private Instant askAgainAt(boolean speech, Predicate<String> mayBe) {
    Instant now = clock.instant();
    Instant soon = now.plus(SHORTEST_WAIT);
    return fit(speech, mayBe)
        .map(line -> line.dials().isStuck() ? now.plus(BUSY_WAIT) : line.breaker().askAgainAt(now))
        .min(Instant::compareTo)
        .filter(at -> at.isAfter(soon))
        .orElse(soon);
  }

  /** {@return the carrier of an attempt; empty if this node was not given it} */
  Optional<CarrierLine> of(CallId call, Attempt attempt) {
    CarrierLine found = inOrder.get(attempt.provider());
    if (found == null) {
      log.warn(
          "call {}, attempt {}: carried by {}, which this node was not given; expected one of {}",
          call,
          attempt.number(),
          attempt.provider(),
          inOrder.keySet());
    }
    return Optional.ofNullable(found);
  }

  /**
   * A carrier has not taken a request to dial, or has not said so.
   *
   * @return when the call may be tried again without this counting as a try; empty if it counts
   */
  Optional<Instant> refused(
      CallRecord call, Attempt attempt, CarrierLine line, TelephonyException failure) {
    Kind kind = failure.kind();
    Instant now = clock.instant();
    if (kind == Kind.NUMBER_INVALID || kind == Kind.NUMBER_BLOCKED) {
      // It has answered, and would say the same of this number anywhere.
      line.breaker().succeeded();
      return Optional.empty();
    }
    if (kind == Kind.RATE_LIMITED) {
      line.breaker().restUntil(now.plus(bounded(failure.retryAfter().orElse(BUSY_WAIT))));
    } else if (line.breaker().failed(call.id(), now)) {
      log.warn("carrier {} is left alone for a while: {}", line.name(), kind);
    }
    if (kind == Kind.OUTCOME_UNKNOWN) {
      return Optional.empty();
    }
    Set<String> tried = triedInVain(call);
    tried.add(attempt.provider());
    boolean speech =
        CallMachine.goesOn(call) && call.plan().map(plan -> !plan.keysOnly()).orElse(false);
    if (permitted(call.id(), speech, name -> !tried.contains(name)).isPresent()) {
      return Optional.of(now);
    }
    // Left alone by everybody from now on, so this call waits like the others.
    return line.breaker().permits(call.id(), now)
        ? Optional.empty()
        : Optional.of(askAgainAt(speech, anyOne -> true));
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

  /** {@return whether no request is under way, with any of them} */
  boolean isIdle() {
    return inOrder.values().stream()
        .allMatch(line -> line.dials().isIdle() && line.others().isIdle());
  }
}
