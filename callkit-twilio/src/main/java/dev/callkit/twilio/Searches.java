package dev.callkit.twilio;

import dev.callkit.call.AttemptId;
import dev.callkit.telephony.CarrierCall;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.DialRequest;
import dev.callkit.telephony.DialSearch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What became of a request to place a call whose answer was lost. A call is ours for certain when
 * it has called an address of the attempt, or Twilio remembers that it did. That there is none is
 * certain only after Twilio's list, which lags behind without a stated bound, has shown none for a
 * while.
 */
final class Searches {
  // The reference recipe: two minutes of silence. A queue of calls that wait to be dialled shows in
  // the list as well.
  static final Duration PROOF = Duration.ofMinutes(2);
  // Between two searches of one attempt pass 20 s; longer, and it may have been dialled in between.
  private static final Duration LONGEST_GAP = Duration.ofSeconds(30);
  // The calls of this attempt are younger; older ones belong to others.
  private static final Duration OLDEST = Duration.ofMinutes(10);

  private static final Pattern SOME_ATTEMPT =
      Pattern.compile("/(answer|status|amd)/[A-Za-z0-9_.-]+/");

  /** How long an attempt has been searched for in vain, without a break. */
  private record InVain(Instant since, Instant last) {}

  private final Api api;
  private final CallMemory memory;
  private final InstantSource clock;
  private final String from;
  private final String provider;
  private final Recent<AttemptId, InVain> inVain = new Recent<>(10_000);

  Searches(Api api, CallMemory memory, InstantSource clock, String from, String provider) {
    this.api = api;
    this.memory = memory;
    this.clock = clock;
    this.from = from;
    this.provider = provider;
  }

  /** The attempt is being dialled: whatever was not found before says nothing any more. */
  void dialling(AttemptId attempt) {
    inVain.remove(attempt);
  }

  /**
   * Searches.
   *
   * @throws ApiFailure if Twilio cannot be asked
   */
  DialSearch find(DialRequest lost) {
    AttemptId attempt = lost.attempt();
    Optional<String> known = memory.sidOf(attempt);
    if (known.isPresent()) {
      return placed(known.get());
    }
    boolean unexplained = false;
    for (CallView call : api.between(from, lost.to().e164())) {
      if (mayBe(call)) {
        Optional<Boolean> ours = isOf(call, attempt);
        if (ours.isPresent() && ours.get()) {
          memory.belongs(call.sid(), attempt);
          return placed(call.sid());
        }
        unexplained |= ours.isEmpty();
      }
    }
    if (unexplained) {
      inVain.remove(attempt);
      return new DialSearch.Unknown();
    }
    return provenLost(attempt) ? new DialSearch.NotPlaced() : new DialSearch.Unknown();
  }

  private DialSearch placed(String sid) {
    return new DialSearch.Placed(new CarrierCall(new CarrierCallId(sid), provider));
  }

  private boolean mayBe(CallView call) {
    Instant oldest = clock.instant().minus(OLDEST);
    return call.outbound() && call.createdAt().map(oldest::isBefore).orElse(true);
  }

  /** {@return whether a call is this attempt's; empty if nobody can tell yet} */
  private Optional<Boolean> isOf(CallView call, AttemptId attempt) {
    Optional<KnownCall> known = memory.of(call.sid());
    if (known.isPresent()) {
      return Optional.of(known.get().attempt().equals(attempt));
    }
    // Every address of ours holds its attempt between slashes.
    Pattern ours = Pattern.compile("/" + Pattern.quote(attempt.toString()) + "/");
    List<String> webhooks = api.webhooksOf(call.sid());
    if (webhooks.stream().anyMatch(request -> ours.matcher(request).find())) {
      return Optional.of(true);
    }
    return webhooks.stream().anyMatch(request -> SOME_ATTEMPT.matcher(request).find())
        ? Optional.of(false)
        : Optional.empty();
  }

  private boolean provenLost(AttemptId attempt) {
    Instant now = clock.instant();
    InVain search =
        inVain.change(
            attempt,
            new InVain(now, now),
            before ->
                before.last().plus(LONGEST_GAP).isBefore(now)
                    ? new InVain(now, now)
                    : new InVain(before.since(), now));
    return !search.since().plus(PROOF).isAfter(now);
  }
}
