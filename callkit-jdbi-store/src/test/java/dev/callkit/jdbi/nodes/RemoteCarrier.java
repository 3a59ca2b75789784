package dev.callkit.jdbi.nodes;

import dev.callkit.telephony.Capability;
import dev.callkit.telephony.CarrierCall;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.DialRequest;
import dev.callkit.telephony.DialSearch;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.LegStatus;
import dev.callkit.telephony.TelephonyException;
import dev.callkit.telephony.TelephonyException.Kind;
import dev.callkit.telephony.TelephonyProvider;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A node's side of the carrier that outlives it.
 *
 * @param address where the carrier is
 * @param time call time
 */
record RemoteCarrier(String address, Paced time) implements TelephonyProvider {
  // A port's rule: a dial comes back within 30 s, and nothing of it is on its way then.
  private static final Duration DIAL_WITHIN = Duration.ofSeconds(25);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

  @Override
  public String name() {
    return "lasting";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.complementOf(EnumSet.of(Capability.RECORDING, Capability.BARGE_IN));
  }

  @Override
  public CarrierCall dial(DialRequest request) {
    Map<String, String> form =
        Map.of(
            "attempt", request.attempt().toString(),
            "to", request.to().e164(),
            "ring", Long.toString(request.ringTimeout().toMillis()),
            "limit", Long.toString(request.timeLimit().toMillis()),
            "expires", time.instant().plus(DIAL_WITHIN).toString());
    try {
      return call(Door.knock(address, "/dial", form, time.real(DIAL_WITHIN)));
    } catch (Door.Refused | ConnectException no) {
      throw new TelephonyException(Kind.UNAVAILABLE, "dial " + request.attempt() + ": refused");
    } catch (IOException lost) {
      throw new TelephonyException(
          Kind.OUTCOME_UNKNOWN, "dial " + request.attempt() + ": expected an answer, got none");
    }
  }

  private CarrierCall call(String id) {
    return new CarrierCall(new CarrierCallId(id), name());
  }

  @Override
  public void hangUp(CarrierCallId call) {
    ask("/hangup", Map.of("call", call.value()));
  }

  @Override
  public Optional<LegStatus> lookUp(CarrierCallId call) {
    String[] found = ask("/lookup", Map.of("call", call.value())).split(" ");
    LegStatus.Phase phase = LegStatus.Phase.valueOf(found[0]);
    return Optional.of(
        new LegStatus(
            phase,
            phase == LegStatus.Phase.ENDED
                ? Optional.of(
                    LegEvent.Ended.of(Instant.parse(found[1]), HangupCause.valueOf(found[2])))
                : Optional.empty()));
  }

  @Override
  public DialSearch findDialed(DialRequest lost) {
    String found = ask("/find", Map.of("attempt", lost.attempt().toString()));
    return switch (found) {
      case "unknown" -> new DialSearch.Unknown();
      case "not placed" -> new DialSearch.NotPlaced();
      default -> new DialSearch.Placed(call(found));
    };
  }

  private String ask(String path, Map<String, String> form) {
    try {
      return Door.knock(address, path, form, ANSWER_WITHIN);
    } catch (IOException lost) {
      throw new TelephonyException(Kind.UNAVAILABLE, path + ": expected an answer, got none");
    }
  }
}
