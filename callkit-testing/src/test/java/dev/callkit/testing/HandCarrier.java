package dev.callkit.testing;

import dev.callkit.telephony.Capability;
import dev.callkit.telephony.CarrierCall;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.DialRequest;
import dev.callkit.telephony.DialSearch;
import dev.callkit.telephony.LegStatus;
import dev.callkit.telephony.TelephonyProvider;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A carrier that does nothing by itself: the test plays the network, and sees what was asked. */
final class HandCarrier implements TelephonyProvider {
  private final String name;
  final List<DialRequest> dialled = new ArrayList<>();
  final List<CarrierCallId> hungUp = new ArrayList<>();
  final Deque<Supplier<CarrierCall>> dialAnswers = new ArrayDeque<>();
  final Deque<DialSearch> searches = new ArrayDeque<>();
  Optional<LegStatus> status = Optional.empty();
  int lookUps;
  int searchesAsked;
  Runnable whileDialling = () -> {};
  Runnable whileSearching = () -> {};

  HandCarrier() {
    this("hand");
  }

  HandCarrier(String name) {
    this.name = name;
  }

  static CarrierCall call(int number) {
    return new CarrierCall(new CarrierCallId("hand-" + number), "hand");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public CarrierCall dial(DialRequest request) {
    dialled.add(request);
    whileDialling.run();
    return dialAnswers.isEmpty() ? call(dialled.size()) : dialAnswers.poll().get();
  }

  @Override
  public void hangUp(CarrierCallId call) {
    hungUp.add(call);
  }

  @Override
  public Optional<LegStatus> lookUp(CarrierCallId call) {
    lookUps++;
    return status;
  }

  @Override
  public DialSearch findDialed(DialRequest lost) {
    searchesAsked++;
    whileSearching.run();
    return searches.isEmpty() ? new DialSearch.Unknown() : searches.poll();
  }
}
