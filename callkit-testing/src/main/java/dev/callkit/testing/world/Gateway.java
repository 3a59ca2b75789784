package dev.callkit.testing.world;

import dev.callkit.progress.CallRules;
import dev.callkit.telephony.Capability;
import dev.callkit.telephony.CarrierCall;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.DialRequest;
import dev.callkit.telephony.DialSearch;
import dev.callkit.telephony.LegStatus;
import dev.callkit.telephony.TelephonyException;
import dev.callkit.telephony.TelephonyException.Kind;
import dev.callkit.telephony.TelephonyProvider;
import dev.callkit.testing.simulation.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The carrier as one node reaches it, over a network that loses things. */
final class Gateway implements TelephonyProvider {
  // Well within the 30 s that rule 10 of the port allows.
  private static final int SLOWEST_MILLIS = 20_000;
  private static final List<Kind> REFUSALS =
      List.of(Kind.UNAVAILABLE, Kind.UNAVAILABLE, Kind.RATE_LIMITED, Kind.REFUSED);

  private final TelephonyProvider carrier;
  private final Node node;
  private final Accidents accidents;
  private final Random chance;
  private final KillPoints kills;
  private final BooleanSupplier away;
  private final VirtualTime time;

  Gateway(
      TelephonyProvider carrier,
      Node node,
      Accidents accidents,
      Random chance,
      KillPoints kills,
      BooleanSupplier away,
      VirtualTime time) {
    this.carrier = carrier;
    this.node = node;
    this.accidents = accidents;
    this.chance = chance;
    this.kills = kills;
    this.away = away;
    this.time = time;
  }

  @Override
  public String name() {
    return carrier.name();
  }

  @Override
  public Set<Capability> capabilities() {
    return carrier.capabilities();
  }

  @Override
  public CarrierCall dial(DialRequest request) {
    kills.pass(node);
    if (happens(accidents.requestSlow())) {
      // It takes its time, and meanwhile others go on.
      Instant since = time.instant();
      time.runFor(Duration.ofMillis(chance.nextInt(SLOWEST_MILLIS)));
      node.live();
      if (Duration.between(since, time.instant()).compareTo(CallRules.DIAL_TAKES) > 0) {
        // On the one thread there is, others were slower still: an adapter would have given up.
        throw unknown(request);
      }
    }
    if (away.getAsBoolean()) {
      throw new TelephonyException(
          Kind.UNAVAILABLE, "attempt " + request.attempt() + ": the carrier is away");
    }
    if (chance.nextDouble() < accidents.requestFails()) {
      Kind kind = REFUSALS.get(chance.nextInt(REFUSALS.size()));
      throw new TelephonyException(kind, "attempt " + request.attempt() + ": turned away");
    }
    if (chance.nextDouble() < accidents.requestLost()) {
      throw unknown(request);
    }
    CarrierCall placed = carrier.dial(request);
    kills.pass(node);
    if (chance.nextDouble() < accidents.answerLost()) {
      throw unknown(request);
    }
    return placed;
  }

  /** Chance is asked only where it matters, so that other days stay as they were. */
  private boolean happens(double share) {
    return share > 0 && chance.nextDouble() < share;
  }

  private static TelephonyException unknown(DialRequest request) {
    return new TelephonyException(
        Kind.OUTCOME_UNKNOWN, "attempt " + request.attempt() + ": expected an answer, got none");
  }

  private void reach() {
    kills.pass(node);
    if (chance.nextDouble() < accidents.requestFails()) {
      throw new TelephonyException(Kind.UNAVAILABLE, "expected an answer, got none");
    }
  }

  @Override
  public void hangUp(CarrierCallId call) {
    reach();
    carrier.hangUp(call);
    kills.pass(node);
  }

  @Override
  public Optional<LegStatus> lookUp(CarrierCallId call) {
    reach();
    return carrier.lookUp(call);
  }

  @Override
  public DialSearch findDialed(DialRequest lost) {
    reach();
    return carrier.findDialed(lost);
  }
}
