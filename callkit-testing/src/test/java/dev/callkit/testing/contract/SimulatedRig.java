package dev.callkit.testing.contract;

import dev.callkit.call.AttemptId;
import dev.callkit.conduct.Conversations;
import dev.callkit.telephony.Capability;
import dev.callkit.telephony.CarrierCall;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.DialRequest;
import dev.callkit.telephony.DialSearch;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.LegEvents;
import dev.callkit.telephony.LegStatus;
import dev.callkit.telephony.TelephonyException;
import dev.callkit.telephony.TelephonyException.Kind;
import dev.callkit.telephony.TelephonyProvider;
import dev.callkit.testing.simulation.Audible;
import dev.callkit.testing.simulation.SimulatedCarrier;
import dev.callkit.testing.simulation.SimulatedRespondent;
import dev.callkit.testing.simulation.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/** The simulated carrier in virtual time, and room to break it. */
class SimulatedRig implements CarrierRig, TelephonyProvider {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-27T09:00:00Z"));
  private final Map<AttemptId, Integer> rings = new HashMap<>();
  private final Map<AttemptId, LegEvent.Ended> ends = new HashMap<>();
  private final Queue<SimulatedRespondent> people = new ArrayDeque<>();
  private final LegEvents legs;
  final SimulatedCarrier network;
  private Optional<TelephonyException> refusal = Optional.empty();
  private boolean answerLost;

  SimulatedRig(LegEvents legs, Conversations conversations) {
    this.legs = legs;
    this.network =
        SimulatedCarrier.builder(time, request -> person())
            .failing(request -> takeRefusal())
            .listener(
                (attempt, sound) -> {
                  if (sound instanceof Audible.Rings) {
                    rings.merge(attempt, 1, Integer::sum);
                  }
                })
            .build();
    network.attach(this::report, conversations);
  }

  void report(AttemptId attempt, LegEvent event) {
    if (event instanceof LegEvent.Ended ended) {
      ends.putIfAbsent(attempt, ended);
    }
    legs.accept(attempt, event);
  }

  private SimulatedRespondent person() {
    return Optional.ofNullable(people.poll()).orElseGet(SimulatedRespondent::doesNotAnswer);
  }

  private Optional<TelephonyException> takeRefusal() {
    Optional<TelephonyException> now = refusal;
    refusal = Optional.empty();
    return now;
  }

  @Override
  public TelephonyProvider provider() {
    return this;
  }

  @Override
  public void nextPerson(Meeting meeting) {
    people.clear();
    people.add(
        switch (meeting) {
          case LETS_IT_RING -> SimulatedRespondent.doesNotAnswer();
          case ANSWERS -> SimulatedRespondent.silent();
          case ANSWERS_AND_HANGS_UP -> SimulatedRespondent.silent().hangingUpAfter(5);
          case BUSY -> SimulatedRespondent.busy();
        });
  }

  @Override
  public void nextRequest(Accident accident) {
    answerLost = accident == Accident.ANSWER_LOST;
    if (accident == Accident.REQUEST_LOST) {
      refusal = Optional.of(new TelephonyException(Kind.OUTCOME_UNKNOWN, "no answer came"));
    }
  }

  @Override
  public boolean nextRequestRefused(Kind kind) {
    refusal = Optional.of(new TelephonyException(kind, "refused"));
    return true;
  }

  @Override
  public int rings(AttemptId attempt) {
    return rings.getOrDefault(attempt, 0);
  }

  @Override
  public void settle() {
    time.runFor(LONG_ENOUGH);
  }

  @Override
  public void reportEndAgain(AttemptId attempt) {
    report(attempt, Optional.ofNullable(ends.get(attempt)).orElseThrow());
  }

  // The provider: the network's own, but for what happens to answers on the way.

  @Override
  public String name() {
    return network.name();
  }

  @Override
  public Set<Capability> capabilities() {
    return network.capabilities();
  }

  @Override
  public CarrierCall dial(DialRequest request) {
    CarrierCall call = network.dial(request);
    if (answerLost) {
      answerLost = false;
      throw new TelephonyException(Kind.OUTCOME_UNKNOWN, "attempt " + request.attempt());
    }
    return call;
  }

  @Override
  public void hangUp(CarrierCallId call) {
    network.hangUp(call);
  }

  @Override
  public Optional<LegStatus> lookUp(CarrierCallId call) {
    return network.lookUp(call);
  }

  @Override
  public DialSearch findDialed(DialRequest lost) {
    return network.findDialed(lost);
  }

  @Override
  public String toString() {
    return network.toString();
  }
}
