package dev.callkit.jdbi;

import dev.callkit.telephony.Capability;
import dev.callkit.telephony.CarrierCall;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.DialRequest;
import dev.callkit.telephony.DialSearch;
import dev.callkit.telephony.LegStatus;
import dev.callkit.telephony.TelephonyProvider;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A carrier that accepts every call and never says another word of it.
 *
 * @param dialled is told of each
 */
record NoOpCarrier(Consumer<DialRequest> dialled) implements TelephonyProvider {
  @Override
  public String name() {
    return "no-op";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public CarrierCall dial(DialRequest request) {
    dialled.accept(request);
    return new CarrierCall(new CarrierCallId(request.attempt().toString()), name());
  }

  @Override
  public void hangUp(CarrierCallId call) {}

  @Override
  public Optional<LegStatus> lookUp(CarrierCallId call) {
    return Optional.empty();
  }

  @Override
  public DialSearch findDialed(DialRequest lost) {
    return new DialSearch.Unknown();
  }
}
